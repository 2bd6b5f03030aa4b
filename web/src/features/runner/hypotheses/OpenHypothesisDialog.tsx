import { Lightbulb } from "lucide-react";
import { type FormEvent, type RefObject, useId, useState } from "react";
import type { Run } from "@/features/runner/queue/useRun";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Kbd } from "@/ui/Kbd";
import { TextField } from "@/ui/TextField";

interface OpenHypothesisDialogProps {
  run: Run;
  heading: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Names a possible cause to look into. */
export function OpenHypothesisDialog(props: OpenHypothesisDialogProps) {
  const { run, heading, open, onOpenChange } = props;
  const form = useId();
  const [statement, setStatement] = useState("");
  const [blank, setBlank] = useState(false);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setBlank(!statement.trim());
    if (!statement.trim()) return;
    void run.act({ type: "open_hypothesis", statement: statement.trim() });
    setStatement("");
    onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Open a hypothesis"
      description="A possible cause to look into. Two can be open side by side."
      after={heading}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            icon={<Lightbulb size={14} aria-hidden />}
          >
            Open hypothesis
            <Kbd keys="enter" className="max-md:hidden" />
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={handleSubmit}>
        <TextField
          label="What may be behind it"
          placeholder="The DNS server does not answer"
          autoFocus
          autoComplete="off"
          maxLength={300}
          value={statement}
          error={blank ? "Say in a few words what may be behind it." : undefined}
          onChange={(event) => setStatement(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
