import {
  Archive,
  ArchiveRestore,
  BookOpen,
  Copy,
  Eye,
  FolderInput,
  PencilLine,
  Play,
  Star,
  Tag,
} from "lucide-react";
import type { RefObject } from "react";
import { useNavigate } from "react-router";
import { useMe } from "@/api/auth/state";
import { api } from "@/api/client";
import { problemText } from "@/api/problem";
import { mayWrite } from "@/api/roles";
import type { FlowSummary } from "@/api/types";
import type { BulkJob } from "@/features/library/bulk/jobs";
import { useBulk } from "@/features/library/bulk/useBulk";
import { useFavourite } from "@/features/library/favourite";
import type { Deeds } from "@/features/library/list/deeds";
import { editPath, isRunnable, mayChange, mayEdit } from "@/features/library/rights";
import { paths } from "@/lib/paths";
import type { MenuEntry } from "@/ui/Menu";
import { MenuPopup } from "@/ui/MenuPopup";
import { toast } from "@/ui/toasts";

interface RowMenuProps extends Pick<Deeds, "onRun" | "onPeek"> {
  flow: FlowSummary;
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onJob: (job: BulkJob) => void;
}

/** Everything that can be done with one flow of the list. */
export function RowMenu(props: RowMenuProps) {
  const { flow, anchor, open, onOpenChange, onRun, onPeek, onJob } = props;
  const me = useMe();
  const navigate = useNavigate();
  const toggleFavourite = useFavourite();
  const { change } = useBulk();

  const handleDuplicate = async () => {
    const path = { flow_id: flow.id };
    const { data, error } = await api.POST("/api/v1/flows/{flow_id}/duplicate", {
      params: { path },
    });
    if (data) void navigate(paths.flow(data.id));
    else toast.error(problemText(error));
  };
  const changes: MenuEntry[] = [
    {
      label: "Tag…",
      icon: <Tag size={14} />,
      onSelect: () => onJob({ kind: "add_tag", flows: [flow] }),
    },
    {
      label: "Move to…",
      icon: <FolderInput size={14} />,
      onSelect: () => onJob({ kind: "move", flows: [flow] }),
    },
    flow.archived_at
      ? {
          label: "Restore",
          icon: <ArchiveRestore size={14} />,
          onSelect: () => void change([flow], { action: "restore" }),
        }
      : {
          label: "Archive",
          icon: <Archive size={14} />,
          onSelect: () => void change([flow], { action: "archive" }),
        },
  ];
  const entries: (MenuEntry | false | undefined)[] = [
    {
      label: "Open",
      icon: <BookOpen size={14} />,
      keys: "enter",
      onSelect: () => void navigate(paths.flow(flow.id)),
    },
    onRun &&
      isRunnable(flow) && {
        label: "Run",
        icon: <Play size={14} />,
        keys: "r",
        onSelect: () => onRun(flow),
      },
    mayEdit(me, flow) && {
      label: "Edit",
      icon: <PencilLine size={14} />,
      keys: "e",
      onSelect: () => void navigate(editPath(flow.id)),
    },
    { label: "Peek", icon: <Eye size={14} />, keys: "p", onSelect: () => onPeek(flow) },
    {
      label: flow.is_favourite ? "Remove from favourites" : "Add to favourites",
      icon: <Star size={14} />,
      keys: "f",
      onSelect: () => void toggleFavourite(flow),
    },
    mayWrite(me.role) && "separator",
    mayWrite(me.role) && {
      label: "Duplicate",
      icon: <Copy size={14} />,
      onSelect: () => void handleDuplicate(),
    },
    ...(mayChange(me, flow) ? changes : []),
  ];
  const shown = entries.filter((entry) => entry !== false && entry !== undefined);
  return <MenuPopup anchor={anchor} open={open} onOpenChange={onOpenChange} entries={shown} />;
}
