import { Play } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useState } from "react";
import { query } from "@/api/client";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { SuggestedFlows } from "@/ui/flow/SuggestedFlows";
import { useStartSession } from "@/ui/flow/useStartSession";
import { InlineError } from "@/ui/InlineError";
import { TextArea } from "@/ui/TextArea";

interface StartFromProblemProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What was typed elsewhere already. */
  typed: string;
}

// Of typing, before suggestions are asked for; in milliseconds.
const pause = 200;

/** A problem first, then the flow for it: suggested while it is typed, each with its reason. */
export function StartFromProblem({ open, onOpenChange, typed }: StartFromProblemProps) {
  const form = useId();
  const [problem, setProblem] = useState(typed);
  const [chosen, setChosen] = useState(0);
  const [asked, setAsked] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(problem), pause);
    return () => clearTimeout(timer);
  }, [problem]);
  const isAsked = asked.trim().length > 2;
  const suggested = query.useQuery(
    "get",
    "/api/v1/flows/suggested",
    { params: { query: { problem: asked } } },
    { enabled: isAsked, staleTime: 60_000, placeholderData: (before) => before },
  );
  const flows = (isAsked ? suggested.data?.items : undefined) ?? [];
  const at = Math.min(chosen, Math.max(flows.length - 1, 0));
  const flow = flows[at];
  const { start, isPending, error } = useStartSession(flow?.id ?? "", () => onOpenChange(false));

  // Nothing is started that was suggested for other words.
  const isCurrent = asked === problem && !suggested.isPlaceholderData;
  const handleStart = () => flow && isCurrent && start(problem);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    handleStart();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") handleStart();
    else if (step === undefined || flows.length === 0) return;
    else setChosen((at + step + flows.length) % flows.length);
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
            disabled={!flow || !isCurrent}
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
          hint="In the caller's words. Arrow keys choose a flow, Enter starts."
          placeholder="Outlook asks for the password again and again since this morning"
          autoFocus
          maxLength={2000}
          value={problem}
          aria-controls={`${form}-flows`}
          onChange={({ target }) => {
            setProblem(target.value);
            setChosen(0);
          }}
          onKeyDown={handleKeyDown}
        />
        <div id={`${form}-flows`} className={cn("min-h-24", !isCurrent && "opacity-70")}>
          <SuggestedFlows
            flows={flows}
            chosen={at}
            state={!isAsked ? "idle" : suggested.isPending ? "loading" : "done"}
            error={suggested.error}
            onChoose={setChosen}
          />
        </div>
        <p role="status" aria-live="polite" className="sr-only">
          {flow && `${flow.title}, ${at + 1} of ${flows.length}. ${flow.why}`}
        </p>
        <InlineError error={error} />
      </form>
    </Dialog>
  );
}
