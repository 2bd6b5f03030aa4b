import { AbandonForm } from "@/features/runner/ending/AbandonForm";
import { EscalateForm } from "@/features/runner/ending/EscalateForm";
import { ResolveForm } from "@/features/runner/ending/ResolveForm";
import type { Run } from "@/features/runner/queue/useRun";
import { Dialog } from "@/ui/Dialog";

export type Ending = "resolve" | "escalate" | "abandon";

interface EndingDialogsProps {
  run: Run;
  open: Ending | null;
  onOpenChange: (open: Ending | null) => void;
}

/** Ending a session from a step that does not propose it. */
export function EndingDialogs({ run, open, onOpenChange }: EndingDialogsProps) {
  const handleChange = (next: boolean) => !next && onOpenChange(null);
  const handleClose = () => onOpenChange(null);
  return (
    <>
      <Dialog
        open={open === "resolve"}
        onOpenChange={handleChange}
        title="Resolve session"
        description="The note is finished and the session closes. What you write here ends it."
        width="md"
      >
        <ResolveForm run={run} step={run.step} onClose={handleClose} />
      </Dialog>
      <Dialog
        open={open === "escalate"}
        onOpenChange={handleChange}
        title="Escalate session"
        description="The session closes, and the note tells whoever takes over what was done."
        width="md"
      >
        <EscalateForm run={run} step={run.step} onClose={handleClose} />
      </Dialog>
      <Dialog
        open={open === "abandon"}
        onOpenChange={handleChange}
        title="Abandon session"
        description="The session closes without a result. What was done so far stays on record."
        width="md"
      >
        <AbandonForm run={run} onClose={handleClose} />
      </Dialog>
    </>
  );
}
