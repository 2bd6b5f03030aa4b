import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import type { FlowDocument, Person, SessionDetail, StepType } from "@/api/types";
import { type Ending, EndingDialogs } from "@/features/runner/ending/EndingDialogs";
import { endingFormId } from "@/features/runner/ending/EndingForm";
import { RunNotices } from "@/features/runner/frame/RunNotices";
import { RunnerHeader } from "@/features/runner/frame/RunnerHeader";
import { RunnerPanes } from "@/features/runner/frame/RunnerPanes";
import { usePane } from "@/features/runner/frame/usePane";
import { useRunActions } from "@/features/runner/frame/useRunActions";
import { useStepFocus } from "@/features/runner/frame/useStepFocus";
import { NoteComposer } from "@/features/runner/note/NoteComposer";
import { PathPane } from "@/features/runner/path/PathPane";
import { useRun } from "@/features/runner/queue/useRun";
import { SkipDialog } from "@/features/runner/step/SkipDialog";
import { StepView } from "@/features/runner/step/StepView";
import { lazily } from "@/ui/lazily";

const Guidance = lazily(async () => (await import("@/features/runner/guidance/Guidance")).Guidance);

/** The end that a step proposes, with its form in the step. */
const proposedEnd: Partial<Record<StepType, Ending>> = {
  resolution: "resolve",
  escalation: "escalate",
};

interface RunnerProps {
  /** As the server last confirmed it. */
  session: SessionDetail;
  flow: FlowDocument;
  /** Who else has the session open. */
  others: readonly Person[];
  /** The pane that shows the note. */
  note: ReactNode;
}

/** A running session: the step, the way here, and the note that writes itself. */
export function Runner({ session, flow, others, note }: RunnerProps) {
  const run = useRun(session, flow);
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [pane, setPane] = usePane();
  const [ending, setEnding] = useState<Ending | null>(null);
  const [skips, setSkips] = useState(false);
  const news = useStepFocus(run, heading);

  useEffect(() => {
    document.title = `${session.reference} ${session.flow.title} · ResolutionFlow`;
  }, [session.flow.title, session.reference]);

  const handleBack = () => {
    const visit = run.session.path.findLastIndex(({ left_at }) => left_at !== null);
    if (visit >= 0 && !run.ending) void run.act({ type: "go_back", visit });
  };
  const handleNote = () => {
    setPane("step");
    focusSoon(field);
  };
  const handleEnd = (wanted: Ending) => {
    const isThrough = !run.step && wanted === "resolve";
    const isProposed = isThrough || (run.step && proposedEnd[run.step.type] === wanted);
    const form = isProposed ? document.getElementById(endingFormId) : null;
    if (form instanceof HTMLFormElement) form.requestSubmit();
    else setEnding(wanted);
  };
  const handleSkip = () => setSkips(true);
  useRunActions(run, {
    onBack: handleBack,
    onSkip: handleSkip,
    onNote: handleNote,
    onEnd: handleEnd,
  });

  return (
    <div className="flex flex-col md:h-dvh">
      <RunnerHeader run={run} others={others} onEnd={handleEnd} />
      <RunNotices run={run} />
      <RunnerPanes
        pane={pane}
        onPaneChange={setPane}
        path={<PathPane run={run} />}
        note={note}
        step={
          <div className="mx-auto flex min-h-full max-w-2xl flex-col gap-6">
            <StepView run={run} heading={heading} onBack={handleBack} onSkip={handleSkip} />
            {!run.isPaused && <Guidance run={run} />}
            {run.mayAct && (
              <div className="mt-auto bg-page pb-4 lg:sticky lg:bottom-0">
                <NoteComposer
                  run={run}
                  field={field}
                  onLeave={() => heading.current?.focus({ preventScroll: true })}
                />
              </div>
            )}
          </div>
        }
      />
      <SkipDialog run={run} heading={heading} open={skips} onOpenChange={setSkips} />
      <EndingDialogs run={run} open={ending} onOpenChange={setEnding} />
      <p role="status" aria-live="polite" className="sr-only">
        {news}
      </p>
    </div>
  );
}

/** Focuses what may only be there after the tab has changed. */
function focusSoon(field: RefObject<HTMLElement | null>, tries = 10): void {
  if (field.current) field.current.focus();
  else if (tries > 0) requestAnimationFrame(() => focusSoon(field, tries - 1));
}
