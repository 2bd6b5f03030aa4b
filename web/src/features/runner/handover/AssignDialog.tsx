import { type FormEvent, useId, useState } from "react";
import { fieldProblem, type Problem, problemText } from "@/api/problem";
import type { Run } from "@/features/runner/queue/useRun";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { TextArea } from "@/ui/TextArea";
import { PersonPicker } from "@/ui/team/PersonPicker";
import { toast } from "@/ui/toasts";

interface AssignDialogProps {
  run: Run;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Gives the running session to a colleague, who is told. */
export function AssignDialog({ run, open, onOpenChange }: AssignDialogProps) {
  const form = useId();
  const [to, setTo] = useState("");
  const [why, setWhy] = useState("");
  const [blank, setBlank] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);
  const { reference, assignee } = run.session;
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setBlank(!to);
    if (!to || sending) return;
    setSending(true);
    setProblem(null);
    const outcome = await run.act({ type: "assign", to, why: why.trim() || null });
    setSending(false);
    if (!outcome.ok) return setProblem(outcome.problem);
    toast.success(`${reference} was handed over`);
    onOpenChange(false);
  };
  const refusal = problem && !fieldProblem(problem, "why") ? problemText(problem) : undefined;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Assign session"
      description="They go on at the same step, and are told. You can still read along."
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={sending}>
            Assign session
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={handleSubmit} className="flex flex-col gap-3">
        <PersonPicker
          label="Assign to"
          nobody="Choose a person"
          value={to}
          without={[assignee.id]}
          autoFocus
          error={blank ? "Choose who goes on with it." : refusal}
          onChoose={setTo}
        />
        <TextArea
          label="Why (optional)"
          rows={2}
          maxLength={2000}
          value={why}
          error={problem ? fieldProblem(problem, "why") : undefined}
          onChange={(event) => setWhy(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
