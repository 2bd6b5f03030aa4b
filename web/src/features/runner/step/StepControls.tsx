import { Check, CornerUpLeft, SkipForward } from "lucide-react";
import type { Step } from "@/api/types";
import { EscalateForm } from "@/features/runner/ending/EscalateForm";
import { ResolveForm } from "@/features/runner/ending/ResolveForm";
import { useSuggestions } from "@/features/runner/guidance/useSuggestions";
import { isLeftOut, mayGoBack, maySkip } from "@/features/runner/model/may";
import { isToBeDone } from "@/features/runner/model/wayOn";
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
      {isToBeDone(step) && (
        <Button
          variant="primary"
          disabled={run.ending}
          className="h-12 justify-between px-4 text-step sm:max-w-sm"
          onClick={() => void run.act({ type: "complete_step", step: stepId })}
        >
          <span className="inline-flex items-center gap-2">
            <Check size={18} aria-hidden />
            Done, next
          </span>
          <Kbd keys="enter" className="max-md:hidden" />
        </Button>
      )}
      {step.type === "resolution" && <ResolveForm run={run} step={step} inline />}
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
