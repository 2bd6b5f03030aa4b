import { type ReactNode, useEffect, useRef, useState } from "react";
import type { FlowDocument, Person, SessionDetail, StepType } from "@/api/types";
import { FreeView } from "@/features/runner/adhoc/FreeView";
import { BesideBar } from "@/features/runner/beside/BesideBar";
import { BesideDialogs } from "@/features/runner/beside/BesideDialogs";
import { useBeside } from "@/features/runner/beside/useBeside";
import { type Ending, EndingDialogs } from "@/features/runner/ending/EndingDialogs";
import { endingFormId } from "@/features/runner/ending/EndingForm";
import { EvidenceIntake } from "@/features/runner/evidence/EvidenceIntake";
import { UploadList } from "@/features/runner/evidence/UploadList";
import { RunNotices } from "@/features/runner/frame/RunNotices";
import { RunnerHeader } from "@/features/runner/frame/RunnerHeader";
import { RunnerPanes } from "@/features/runner/frame/RunnerPanes";
import { usePane } from "@/features/runner/frame/usePane";
import { useRunActions } from "@/features/runner/frame/useRunActions";
import { useStepFocus } from "@/features/runner/frame/useStepFocus";
import type { Handover } from "@/features/runner/handover/HandoverDialogs";
import { isFree } from "@/features/runner/model/freeFlow";
import { NoteComposer } from "@/features/runner/note/NoteComposer";
import { PathPane } from "@/features/runner/path/PathPane";
import { useRun } from "@/features/runner/queue/useRun";
import { SkipDialog } from "@/features/runner/step/SkipDialog";
import { StepView } from "@/features/runner/step/StepView";
import { focusSoon } from "@/lib/focusSoon";
import { sessionTitle } from "@/lib/sessionTitle";
import { lazily } from "@/ui/lazily";

const Guidance = lazily(async () => (await import("@/features/runner/guidance/Guidance")).Guidance);
const HandoverDialogs = lazily(
  async () => (await import("@/features/runner/handover/HandoverDialogs")).HandoverDialogs,
);
const HypothesesPanel = lazily(
  async () => (await import("@/features/runner/hypotheses/HypothesesPanel")).HypothesesPanel,
);

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
  onShare: () => void;
}

/** A running session: the step, the way here, and the note that writes itself. */
export function Runner({ session, flow, others, note, onShare }: RunnerProps) {
  const run = useRun(session, flow);
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [pane, setPane] = usePane();
  const [ending, setEnding] = useState<Ending | null>(null);
  const [skips, setSkips] = useState(false);
  const beside = useBeside(run, () => setPane("step"));
  const title = sessionTitle(session);
  const [handover, setHandover] = useState<Handover | null>(null);
  const news = useStepFocus(run, heading);

  useEffect(() => {
    document.title = `${session.reference} ${title} · ResolutionFlow`;
  }, [title, session.reference]);

  const handleBack = () => {
    const visit = run.session.path.findLastIndex(({ left_at }) => left_at !== null);
    if (visit >= 0 && !run.ending) void run.act({ type: "go_back", visit });
  };
  const handleNote = () => {
    setPane("step");
    focusSoon(field);
  };
  const handleEnd = (wanted: Ending) => {
    const isThrough = !run.step && !isFree(session) && wanted === "resolve";
    const isProposed = isThrough || (run.step && proposedEnd[run.step.type] === wanted);
    const form = isProposed ? document.getElementById(endingFormId) : null;
    if (form instanceof HTMLFormElement) form.requestSubmit();
    else setEnding(wanted);
  };
  const handlePick = () => picker.current?.click();
  const handleSkip = () => setSkips(true);
  useRunActions(run, {
    onBack: handleBack,
    onSkip: handleSkip,
    onNote: handleNote,
    onAdHoc: beside.add,
    onHypothesis: beside.suspect,
    onEvidence: handlePick,
    onEnd: handleEnd,
    onHandOver: setHandover,
  });

  return (
    <div className="flex flex-col md:h-dvh">
      <RunnerHeader
        run={run}
        others={others}
        onEnd={handleEnd}
        onHandOver={setHandover}
        onShare={onShare}
      />
      <RunNotices run={run} />
      <EvidenceIntake files={run.files} disabled={!run.mayAct || run.ending} picker={picker} />
      <RunnerPanes
        pane={pane}
        onPaneChange={setPane}
        path={<PathPane run={run} />}
        note={note}
        step={
          <div className="mx-auto flex min-h-full max-w-2xl flex-col gap-6">
            {isFree(session) ? (
              <FreeView run={run} heading={heading} field={beside.field} />
            ) : (
              <StepView run={run} heading={heading} onBack={handleBack} onSkip={handleSkip} />
            )}
            {run.mayAct && !run.isPaused && <BesideBar run={run} beside={beside} />}
            {run.session.hypotheses.length > 0 && (
              <HypothesesPanel run={run} heading={heading} onOpen={beside.suspect} />
            )}
            {!run.isPaused && <Guidance run={run} />}
            {run.mayAct && (
              <div className="mt-auto bg-page pb-4 lg:bottom-0 lg:[@media(min-height:56.25rem)]:sticky">
                <UploadList files={run.files} after={adder} />
                <NoteComposer
                  run={run}
                  field={field}
                  adder={adder}
                  onPick={handlePick}
                  onLeave={() => heading.current?.focus({ preventScroll: true })}
                />
              </div>
            )}
          </div>
        }
      />
      <SkipDialog run={run} heading={heading} open={skips} onOpenChange={setSkips} />
      <BesideDialogs run={run} heading={heading} beside={beside} />
      <EndingDialogs run={run} open={ending} onOpenChange={setEnding} />
      {handover && <HandoverDialogs run={run} open={handover} onOpenChange={setHandover} />}
      <p role="status" aria-live="polite" className="sr-only">
        {news}
      </p>
    </div>
  );
}
