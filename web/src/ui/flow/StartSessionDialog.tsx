import { Play } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { useStartSession } from "@/ui/flow/useStartSession";
import { InlineError } from "@/ui/InlineError";
import { TextArea } from "@/ui/TextArea";

interface StartSessionDialogProps {
  /** Null to start without one. */
  flow: { id: string; title: string } | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks what the problem is, which may stay empty where a flow is followed, and starts. Enter starts at once. */
export function StartSessionDialog({ flow, open, onOpenChange }: StartSessionDialogProps) {
  const form = useId();
  const [problem, setProblem] = useState("");
  const { start, isPending, error } = useStartSession(flow?.id ?? null);
  const [blank, setBlank] = useState(false);

  const attempt = () => {
    const lacks = flow === null && !problem.trim();
    setBlank(lacks);
    if (!lacks) start(problem);
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    attempt();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    attempt();
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={flow ? "Start a session" : "Start without a flow"}
      description={flow?.title ?? "You write down what you do; the note writes itself from that."}
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
          hint={`In the caller's words. ${flow ? "Optional; it" : "It"} opens the note.`}
          error={blank ? "Say in a few words what the problem is." : undefined}
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
