import type { FlowDetail } from "@/api/types";
import type { Conflict, DraftSaving } from "@/features/flow/useSaveDraft";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Moment } from "@/ui/Moment";

interface ConflictDialogProps {
  saving: DraftSaving;
  /** Mine was saved on top of theirs. */
  onKept: (flow: FlowDetail) => void;
  /** Mine is given up for theirs. */
  onTaken: (flow: FlowDetail) => void;
}

/** Somebody else saved first. Closing it changes nothing: what was written stays on the page. */
export function ConflictDialog({ saving, onKept, onTaken }: ConflictDialogProps) {
  const { conflict, save, settle } = saving;

  const handleKeep = async ({ change, theirs }: Conflict) => {
    const saved = await save(change, theirs);
    if (saved) onKept(saved);
  };
  const handleTake = ({ theirs }: Conflict) => {
    settle();
    onTaken(theirs);
  };

  return (
    <Dialog
      open={conflict !== null}
      onOpenChange={(open) => !open && settle()}
      title="Somebody else saved this flow"
      description="It changed after you started editing. Nothing was overwritten, and your text is still here."
      actions={
        conflict && (
          <>
            <Button onClick={settle}>Cancel</Button>
            <Button onClick={() => handleTake(conflict)}>Take theirs</Button>
            <Button variant="primary" onClick={() => void handleKeep(conflict)}>
              Keep mine
            </Button>
          </>
        )
      }
    >
      {conflict && (
        <ul className="flex list-disc flex-col gap-1 pl-4 text-muted text-ui">
          <li>
            Theirs is revision {conflict.theirs.revision}, saved{" "}
            <Moment at={conflict.theirs.updated_at} />.
          </li>
          <li>Keep mine: saves your changes over theirs.</li>
          <li>Take theirs: shows their text in place of yours. You can still bring yours back.</li>
          <li>Cancel: goes on editing; saving asks again.</li>
        </ul>
      )}
    </Dialog>
  );
}
