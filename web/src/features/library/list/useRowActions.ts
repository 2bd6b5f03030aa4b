import { Eye, PencilLine, Play, SquareCheck, Star } from "lucide-react";
import { useNavigate } from "react-router";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/useActions";
import { useMe } from "@/api/auth/state";
import type { FlowSummary } from "@/api/types";
import { useFavourite } from "@/features/library/favourite";
import type { FlowListProps } from "@/features/library/list/deeds";
import { editPath, isRunnable, mayEdit } from "@/features/library/rights";
import { focusedRow, focusRow, menuButton, moveFocus } from "@/features/library/rows";
import { toast } from "@/ui/toasts";

const section = "Flow in focus";

interface RowActions extends FlowListProps {
  /** The flow in the side panel, which stands in for a row while the focus is in there. */
  peeked: string | null;
  onUnpeek: () => void;
}

/** What the keyboard and the palette can do with the rows of the library. */
export function useRowActions(list: RowActions): void {
  const { flows, peeked, selection, onRun, onPeek, onUnpeek } = list;
  const me = useMe();
  const navigate = useNavigate();
  const toggleFavourite = useFavourite();
  const onRow = () => focusedRow() !== null;

  const move = (keys: string, label: string, by: 1 | -1, visible = () => true): Action => ({
    id: `library.${keys}`,
    label,
    section,
    keys,
    keysOnly: true,
    visible,
    perform: () => moveFocus(by, peeked),
  });
  /** Does something with the row in focus; without one, it goes to the first. */
  const deed = (
    action: Omit<Action, "section" | "perform">,
    perform: (flow: FlowSummary) => void,
  ) => ({
    ...action,
    section,
    perform: () => {
      const row = focusedRow() ?? peeked;
      const flow = flows.find(({ id }) => id === row);
      if (flow) perform(flow);
      else moveFocus(1);
    },
  });

  const run = (flow: FlowSummary) =>
    isRunnable(flow)
      ? onRun?.(flow)
      : toast.message("Sessions run on published troubleshooting flows. This is not one.");
  const edit = (flow: FlowSummary) =>
    mayEdit(me, flow)
      ? void navigate(editPath(flow.id))
      : toast.message(
          flow.archived_at
            ? "Restore the flow first, then edit it."
            : `Ask ${flow.owner.name} or a team admin to change this flow.`,
        );
  const select = (flow: FlowSummary) => selection?.toggle(flow.id);
  const writes = () => selection !== undefined;

  useActions([
    move("j", "Next flow", 1),
    move("k", "Previous flow", -1),
    move("arrowdown", "Next flow", 1, onRow),
    move("arrowup", "Previous flow", -1, onRow),
    deed(
      { id: "library.run", label: "Run", icon: Play, keys: "r", visible: () => Boolean(onRun) },
      run,
    ),
    deed({ id: "library.edit", label: "Edit", icon: PencilLine, keys: "e", visible: writes }, edit),
    deed({ id: "library.peek", label: "Peek", icon: Eye, keys: "p" }, (flow) =>
      peeked === flow.id ? onUnpeek() : onPeek(flow),
    ),
    deed(
      { id: "library.favourite", label: "Favourite or not", icon: Star, keys: "f" },
      (flow) => void toggleFavourite(flow),
    ),
    deed(
      {
        id: "library.select",
        label: "Select or not",
        icon: SquareCheck,
        keys: "x",
        visible: writes,
      },
      select,
    ),
    deed({ id: "library.menu", label: "Everything else", keys: ".", keysOnly: true }, (flow) =>
      menuButton(flow.id)?.click(),
    ),
    {
      id: "library.select-all",
      label: "Select all on this page",
      section: "Flows",
      keys: "mod+shift+a",
      visible: writes,
      perform: () => selection?.toggleAll(),
    },
    {
      id: "library.escape",
      label: peeked ? "Close the peek" : "Clear the selection",
      section,
      keys: "escape",
      keysOnly: true,
      visible: () => peeked !== null || (selection?.items.length ?? 0) > 0,
      perform: () => {
        if (peeked === null) return selection?.clear();
        onUnpeek();
        focusRow(peeked);
      },
    },
  ]);
}
