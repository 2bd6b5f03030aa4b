import { Play } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { SimilarToProblem } from "@/ui/flow/SimilarToProblem";
import { SuggestedFlows } from "@/ui/flow/SuggestedFlows";
import { useStartSession } from "@/ui/flow/useStartSession";
import { useSuggestedFlows } from "@/ui/flow/useSuggestedFlows";
import { InlineError } from "@/ui/InlineError";
import { TextArea } from "@/ui/TextArea";

interface StartFromProblemProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What was typed elsewhere already. */
  typed: string;
}

/** A problem first, then the flow for it, suggested while it is typed, each with its reason; or none. */
export function StartFromProblem({ open, onOpenChange, typed }: StartFromProblemProps) {
  const form = useId();
  const [problem, setProblem] = useState(typed);
  const [chosen, setChosen] = useState(0);
  const [blank, setBlank] = useState(false);
  const { asked, flows, state, error: unanswered, isCurrent } = useSuggestedFlows(problem);
  // The last choice is always to go without a flow.
  const at = Math.min(chosen, flows.length);
  const flow = flows[at];
  const { start, isPending, error } = useStartSession(flow?.id ?? null, () => onOpenChange(false));

  // Nothing is started that was suggested for other words, and nothing without a flow while one may still come.
  const mayStart = isCurrent && state !== "loading";
  const handleStart = () => {
    setBlank(!problem.trim());
    if (problem.trim() && mayStart) start(problem);
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    handleStart();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") handleStart();
    else if (step === undefined) return;
    else setChosen((at + step + flows.length + 1) % (flows.length + 1));
    event.preventDefault();
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Start a session"
      description="Say what the problem is: flows for it are suggested while you type."
      width="md"
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            busy={isPending}
            disabled={!mayStart}
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
          hint="In the caller's words. Arrow keys choose a flow or none, Enter starts."
          error={blank ? "Say in a few words what the problem is." : undefined}
          placeholder="Outlook asks for the password again and again since this morning"
          autoFocus
          maxLength={2000}
          value={problem}
          aria-controls={`${form}-flows`}
          onChange={({ target }) => {
            setProblem(target.value);
            setChosen(0);
            setBlank(false);
          }}
          onKeyDown={handleKeyDown}
        />
        <div id={`${form}-flows`} className={cn("min-h-24", !mayStart && "opacity-70")}>
          <SuggestedFlows
            flows={flows}
            chosen={at}
            state={state}
            error={unanswered}
            onChoose={setChosen}
          />
        </div>
        <p role="status" aria-live="polite" className="sr-only">
          {flow
            ? `${flow.title}, ${at + 1} of ${flows.length + 1}. ${flow.why}`
            : flows.length > 0 && "Without a flow"}
        </p>
        <SimilarToProblem problem={asked} />
        <InlineError error={error} />
      </form>
    </Dialog>
  );
}
