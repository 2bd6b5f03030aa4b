import { type FormEvent, useId, useState } from "react";
import { fieldProblem } from "@/api/problem";
import type { SessionDetail } from "@/api/types";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { useTakeOver } from "@/ui/handover/useTakeOver";
import { InlineError } from "@/ui/InlineError";
import { TextArea } from "@/ui/TextArea";

interface ReturnDialogProps {
  session: SessionDetail;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: (session: SessionDetail) => void;
}

/** Asks why an escalation goes back; the note tells it, and whoever escalated is told. */
export function ReturnDialog({ session, open, onOpenChange, onDone }: ReturnDialogProps) {
  const form = useId();
  const [why, setWhy] = useState("");
  const [blank, setBlank] = useState(false);
  const { send, isPending, error } = useTakeOver(session, (returned) => {
    setWhy("");
    onOpenChange(false);
    onDone(returned);
  });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setBlank(!why.trim());
    if (why.trim()) send({ type: "return_escalation", why: why.trim() });
  };
  const name = session.escalation?.by.name ?? "Whoever escalated";
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Return escalation"
      description={`${name} goes on with the session at the same step, and is told why.`}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={isPending}>
            Return escalation
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={handleSubmit} className="flex flex-col gap-3">
        <TextArea
          label="Why it goes back"
          rows={3}
          autoFocus
          maxLength={2000}
          value={why}
          error={
            blank ? "Say what is missing, or why it is not for you." : fieldProblem(error, "why")
          }
          onChange={(event) => setWhy(event.target.value)}
        />
        <InlineError error={error} />
      </form>
    </Dialog>
  );
}
