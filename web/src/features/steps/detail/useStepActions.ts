import { Archive, ArchiveRestore, Pencil, Star } from "lucide-react";
import { useActions } from "@/actions/useActions";
import type { LibraryStep } from "@/features/steps/detail/useStep";
import { useStepArchive } from "@/features/steps/detail/useStepArchive";
import type { StepTab } from "@/features/steps/detail/view";

const section = "This step";

/** What the keyboard and the palette can do on a step's page. */
export function useStepActions(step: LibraryStep, onTab: (tab: StepTab) => void): void {
  const { archive, restore } = useStepArchive(step.id);
  const isArchived = step.archived_at !== null;
  useActions([
    {
      id: "step.edit",
      label: "Edit step",
      section,
      icon: Pencil,
      keys: "e",
      visible: () => step.may_edit && !isArchived,
      perform: () => onTab("edit"),
    },
    {
      id: "step.reviews",
      label: "Show reviews",
      section,
      icon: Star,
      keywords: ["rate", "stars"],
      perform: () => onTab("reviews"),
    },
    { id: "step.versions", label: "Show versions", section, perform: () => onTab("versions") },
    { id: "step.uses", label: "Show where it is used", section, perform: () => onTab("uses") },
    {
      id: "step.archive",
      label: isArchived ? "Restore step" : "Archive step",
      section,
      icon: isArchived ? ArchiveRestore : Archive,
      visible: () => step.may_edit,
      perform: isArchived ? restore : archive,
    },
  ]);
}
