import { SkipForward } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type RefObject, useId, useState } from "react";
import type { Run } from "@/features/runner/queue/useRun";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Kbd } from "@/ui/Kbd";
import { TextArea } from "@/ui/TextArea";

interface SkipDialogProps {
  run: Run;
  /** The heading of the step, whichever it is by then. */
  heading: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks why a step is skipped; the note tells it. */
export function SkipDialog({ run, heading, open, onOpenChange }: SkipDialogProps) {
  const form = useId();
  const [reason, setReason] = useState("");
  const [blank, setBlank] = useState(false);

  const skip = () => {
    setBlank(!reason.trim());
    if (!reason.trim() || run.stepId === null) return;
    void run.act({ type: "skip_step", step: run.stepId, reason: reason.trim() });
    setReason("");
    onOpenChange(false);
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    skip();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    skip();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Skip this step"
      description={run.step?.title}
      after={heading}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            icon={<SkipForward size={14} aria-hidden />}
          >
            Skip step
            <Kbd keys="enter" className="max-md:hidden" />
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={handleSubmit}>
        <TextArea
          label="Why it is skipped"
          hint="The note tells it."
          rows={2}
          autoFocus
          maxLength={2000}
          value={reason}
          error={blank ? "Say in a few words why the step is skipped." : undefined}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={handleKeyDown}
        />
      </form>
    </Dialog>
  );
}
