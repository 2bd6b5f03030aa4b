import { FileInput, FilePlus2, FilterX, Play, Search } from "lucide-react";
import { useNavigate } from "react-router";
import { useActions } from "@/actions/useActions";
import type { FlowSummary } from "@/api/types";
import { focusedRow, moveFocus } from "@/features/library/rows";
import { paths } from "@/lib/paths";

interface LibraryActions {
  flows: readonly FlowSummary[];
  mayWrite: boolean;
  filtered: boolean;
  onSearch: () => void;
  onClear: () => void;
  onCreate: () => void;
  onRun: (flow: FlowSummary) => void;
}

const section = "Flows";

/** What the keyboard and the palette can do in the library. */
export function useLibraryActions(library: LibraryActions): void {
  const { flows, mayWrite, filtered, onSearch, onClear, onCreate, onRun } = library;
  const navigate = useNavigate();
  const runnable = () => flows.find(({ id, version }) => id === focusedRow() && version !== null);
  const onRow = () => focusedRow() !== null;
  const move = (keys: string, label: string, by: 1 | -1, visible = () => true) => ({
    id: `library.${keys}`,
    label,
    section,
    keys,
    keysOnly: true,
    visible,
    perform: () => moveFocus(by),
  });

  useActions([
    {
      id: "library.search",
      label: "Search flows",
      section,
      icon: Search,
      keys: "/",
      perform: onSearch,
    },
    {
      id: "library.create",
      label: "New flow",
      section,
      icon: FilePlus2,
      keys: "c",
      keywords: ["create", "add"],
      visible: () => mayWrite,
      perform: onCreate,
    },
    {
      id: "library.import",
      label: "New flow from a file",
      section,
      icon: FileInput,
      keywords: ["import", "mermaid", "yaml", "upload"],
      visible: () => mayWrite,
      perform: () => void navigate(paths.import),
    },
    {
      id: "library.run",
      label: "Run the flow in focus",
      section,
      icon: Play,
      keys: "r",
      visible: () => mayWrite && runnable() !== undefined,
      perform: () => {
        const flow = runnable();
        if (flow) onRun(flow);
      },
    },
    {
      id: "library.clear",
      label: "Clear filters",
      section,
      icon: FilterX,
      visible: () => filtered,
      perform: onClear,
    },
    move("j", "Next flow", 1),
    move("k", "Previous flow", -1),
    move("arrowdown", "Next flow", 1, onRow),
    move("arrowup", "Previous flow", -1, onRow),
  ]);
}
