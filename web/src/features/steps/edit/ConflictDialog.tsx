import { query } from "@/api/client";
import type { LibraryStep } from "@/features/steps/detail/useStep";
import type { StepSaving } from "@/features/steps/edit/useSaveStep";
import type { Writer } from "@/features/steps/edit/writing";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { FieldChanges } from "@/ui/flow/diff/FieldChanges";
import { Moment } from "@/ui/Moment";
import { Skeleton } from "@/ui/Skeleton";

interface ConflictDialogProps {
  saving: StepSaving;
  writing: Writer;
  /** Mine was saved on top of theirs. */
  onKept: (step: LibraryStep) => void;
  /** Mine is given up for theirs. */
  onTaken: (step: LibraryStep) => void;
}

/** Somebody else saved first. Closing it changes nothing: what was written stays in the form. */
export function ConflictDialog({ saving, writing, onKept, onTaken }: ConflictDialogProps) {
  const { theirs, save, settle } = saving;
  const handleKeep = async (onto: LibraryStep) => {
    const saved = await save(writing.value, onto);
    if (saved) onKept(saved);
  };
  const handleTake = (step: LibraryStep) => {
    settle();
    onTaken(step);
  };
  return (
    <Dialog
      open={theirs !== null}
      onOpenChange={(open) => !open && settle()}
      title="Somebody else saved this step"
      description="It changed after you started editing. Nothing was overwritten, and your text is still here."
      actions={
        theirs && (
          <>
            <Button onClick={settle}>Cancel</Button>
            <Button onClick={() => handleTake(theirs)}>Take theirs</Button>
            <Button variant="primary" onClick={() => void handleKeep(theirs)}>
              Keep mine
            </Button>
          </>
        )
      }
    >
      {theirs && <Theirs step={theirs} since={writing.base.version} />}
    </Dialog>
  );
}

/** What others changed since. */
function Theirs({ step, since }: { step: LibraryStep; since: number }) {
  const { data, isPending } = query.useQuery("get", "/api/v1/steps/{step_id}/versions", {
    params: { path: { step_id: step.id }, query: { limit: 10 } },
  });
  const newer = data?.items.filter(({ number }) => number > since) ?? [];
  return (
    <div className="flex flex-col gap-3 text-ui">
      {isPending && <Skeleton />}
      {newer.map(({ number, change_note, made_by, made_at, changes }) => (
        <section key={number} aria-label={`Version ${number}`} className="flex flex-col gap-1">
          <p className="text-muted">
            <span className="font-medium text-ink">Version {number}</span> by {made_by.name},{" "}
            <Moment at={made_at} />
            {change_note && `: ${change_note}`}
          </p>
          <FieldChanges changes={changes} />
        </section>
      ))}
      <p className="text-muted">
        Keep mine saves your text as the version after theirs. Take theirs shows their text; you can
        still bring yours back.
      </p>
    </div>
  );
}
