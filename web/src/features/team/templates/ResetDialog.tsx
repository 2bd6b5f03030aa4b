import type { NoteTemplate } from "@/features/team/templates/templates";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { TextDiff } from "@/ui/flow/diff/TextDiff";

interface ResetDialogProps {
  template: NoteTemplate;
  /** The text as it stands in the editor. */
  text: string;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onReset: () => void;
}

/** Asks before the team's own text goes, and shows what becomes of it. */
export function ResetDialog({ template, text, busy, error, onClose, onReset }: ResetDialogProps) {
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Back to the standard template?"
      description="All notes of this kind read as usual again, also those of finished sessions. Red goes, green comes."
      confirm="Back to standard"
      onConfirm={onReset}
      busy={busy}
      error={error}
    >
      <TextDiff before={text} after={template.standard} />
    </ConfirmDialog>
  );
}
