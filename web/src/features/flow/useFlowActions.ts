import { Pencil, Play, Rocket } from "lucide-react";
import { useActions } from "@/actions/useActions";
import type { FlowTab } from "@/features/flow/view";

interface FlowActions {
  onStart?: () => void;
  onPublish?: () => void;
  mayEdit: boolean;
  onTab: (tab: FlowTab) => void;
}

const section = "This flow";

/** What the keyboard and the palette can do on a flow's page. */
export function useFlowActions({ onStart, onPublish, mayEdit, onTab }: FlowActions): void {
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
      id: "flow.rename",
      label: "Edit title, category and tags",
      section,
      icon: Pencil,
      keys: "f2",
      keywords: ["rename", "details"],
      visible: () => mayEdit,
      perform: () => onTab("details"),
    },
    {
      id: "flow.source",
      label: "Edit as JSON",
      section,
      visible: () => mayEdit,
      perform: () => onTab("source"),
    },
    {
      id: "flow.versions",
      label: "Show versions",
      section,
      perform: () => onTab("versions"),
    },
  ]);
}
