import { Check, CornerDownRight, CornerUpLeft, SkipForward } from "lucide-react";
import type { Step } from "@/api/types";
import { EscalateForm } from "@/features/runner/ending/EscalateForm";
import { ResolveForm } from "@/features/runner/ending/ResolveForm";
import { useSuggestions } from "@/features/runner/guidance/useSuggestions";
import { isLeftOut, mayGoBack, maySkip } from "@/features/runner/model/may";
import { enclosing, isEndOfPart, moveOnFrom } from "@/features/runner/model/subflows";
import { stepTitle } from "@/features/runner/model/wayOn";
import type { Run } from "@/features/runner/queue/useRun";
import { Answers } from "@/features/runner/step/Answers";
import { Button } from "@/ui/Button";
import { Kbd } from "@/ui/Kbd";

interface StepControlsProps {
  run: Run;
  step: Step;
  onBack: () => void;
  onSkip: () => void;
}

/** What can be done at a step. */
export function StepControls({ run, step, onBack, onSkip }: StepControlsProps) {
  const stepId = run.stepId ?? "";
  const move = moveOnFrom(run.flow, stepId);
  const enters = move?.type === "enter_subflow";
  const ends = isEndOfPart(run.flow, stepId);
  const around = stepTitle(run.flow, enclosing(stepId) ?? "");
  const usual = useSuggestions(run.session.id, run.confirmedEvents).data?.answer;
  return (
    <div className="flex flex-col gap-3">
      {step.type === "question" && (
        <Answers
          answers={step.answers}
          disabled={run.ending}
          isLeftOut={(answer) => isLeftOut(run.session, stepId, answer)}
          usual={usual?.step === stepId ? usual : undefined}
          onAnswer={(answer) => void run.act({ type: "answer", step: stepId, answer })}
        />
      )}
      {step.type === "subflow" && move?.type === "complete_step" && (
        <p className="max-w-prose text-muted text-ui">
          The steps of this sub-flow are not in this session: it was missing or archived when the
          session began, or it goes too deep. Do it by hand, then mark it as done.
        </p>
      )}
      {move && (
        <Button
          variant="primary"
          disabled={run.ending}
          className="h-12 justify-between px-4 text-step sm:max-w-sm"
          onClick={() => void run.act(move)}
        >
          <span className="inline-flex items-center gap-2">
            {enters ? <CornerDownRight size={18} aria-hidden /> : <Check size={18} aria-hidden />}
            {enters ? "Go through it" : ends ? `Go on behind “${around}”` : "Done, next"}
          </span>
          <Kbd keys="enter" className="max-md:hidden" />
        </Button>
      )}
      {step.type === "resolution" && !ends && <ResolveForm run={run} step={step} inline />}
      {step.type === "escalation" && <EscalateForm run={run} step={step} inline />}
      <div className="-ml-2 flex flex-wrap gap-1">
        {mayGoBack(run) && (
          <Button
            variant="ghost"
            size="sm"
            disabled={run.ending}
            icon={<CornerUpLeft size={14} aria-hidden />}
            onClick={onBack}
          >
            Back one step
            <Kbd keys="backspace" className="max-md:hidden" />
          </Button>
        )}
        {enters && (
          <Button
            variant="ghost"
            size="sm"
            disabled={run.ending}
            icon={<Check size={14} aria-hidden />}
            onClick={() => void run.act({ type: "complete_step", step: stepId })}
          >
            Mark as done
          </Button>
        )}
        {maySkip(run) && (
          <Button
            variant="ghost"
            size="sm"
            disabled={run.ending}
            icon={<SkipForward size={14} aria-hidden />}
            onClick={onSkip}
          >
            Skip…
            <Kbd keys="s" className="max-md:hidden" />
          </Button>
        )}
      </div>
    </div>
  );
}
