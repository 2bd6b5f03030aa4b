import { Play } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { useStartSession } from "@/ui/flow/useStartSession";
import { InlineError } from "@/ui/InlineError";
import { TextArea } from "@/ui/TextArea";

interface StartSessionDialogProps {
  flow: { id: string; title: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks what the problem is, which may stay empty where a flow is followed, and starts. Enter starts at once. */
export function StartSessionDialog({ flow, open, onOpenChange }: StartSessionDialogProps) {
  const form = useId();
  const [problem, setProblem] = useState("");
  const { start, isPending, error } = useStartSession(flow.id);

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    start(problem);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    start(problem);
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Start a session"
      description={flow.title}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            busy={isPending}
            icon={<Play size={14} aria-hidden />}
          >
            Start session
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={handleSubmit} className="flex flex-col gap-3">
        <TextArea
          label="Problem"
          hint="In the caller's words. Optional; it opens the note."
          placeholder="Outlook asks for the password again and again since this morning"
          autoFocus
          maxLength={2000}
          value={problem}
          onChange={(event) => setProblem(event.target.value)}
          onKeyDown={handleKeyDown}
        />
        <InlineError error={error} />
      </form>
    </Dialog>
  );
}
