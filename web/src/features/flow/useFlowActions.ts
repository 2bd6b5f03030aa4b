import { Pencil, Play, Rocket } from "lucide-react";
import { useActions } from "@/actions/useActions";
import type { FlowTab } from "@/features/flow/view";

interface FlowActions {
  onStart?: () => void;
  onPublish?: () => void;
  /** Absent for people who may not change it. */
  onEdit?: () => void;
  onTab: (tab: FlowTab) => void;
}

const section = "This flow";

/** What the keyboard and the palette can do on a flow's page. */
export function useFlowActions({ onStart, onPublish, onEdit, onTab }: FlowActions): void {
  useActions([
    {
      id: "flow.start",
      label: "Start session",
      section,
      icon: Play,
      keys: "r",
      keywords: ["run"],
      visible: () => onStart !== undefined,
      perform: () => onStart?.(),
    },
    {
      id: "flow.publish",
      label: "Publish flow",
      section,
      icon: Rocket,
      keys: "p",
      visible: () => onPublish !== undefined,
      perform: () => onPublish?.(),
    },
    {
      id: "flow.edit",
      label: "Edit flow",
      section,
      icon: Pencil,
      keys: "e",
      keywords: ["rename", "details", "source", "json"],
      visible: () => onEdit !== undefined,
      perform: () => onEdit?.(),
    },
    {
      id: "flow.versions",
      label: "Show versions",
      section,
      perform: () => onTab("versions"),
    },
  ]);
}
