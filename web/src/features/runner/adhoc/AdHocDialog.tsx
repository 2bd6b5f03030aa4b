import type { RefObject } from "react";
import { AdHocForm } from "@/features/runner/adhoc/AdHocForm";
import type { Run } from "@/features/runner/queue/useRun";
import { Dialog } from "@/ui/Dialog";

interface AdHocDialogProps {
  run: Run;
  /** The heading of the step, whichever it is by then. */
  heading: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Writes down a step beside the flow, from wherever the session stands. */
export function AdHocDialog({ run, heading, open, onOpenChange }: AdHocDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add a step"
      description="Something that you did beside the flow. The session stays where it is."
      width="md"
      after={heading}
    >
      <div className="pb-2">
        <AdHocForm
          run={run}
          autoFocus
          onAdded={() => onOpenChange(false)}
          onCancel={() => onOpenChange(false)}
        />
      </div>
    </Dialog>
  );
}
