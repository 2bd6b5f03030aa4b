import type { RefObject } from "react";
import type { Run } from "@/features/runner/queue/useRun";
import { CommandBlock } from "@/features/runner/step/CommandBlock";
import { StepControls } from "@/features/runner/step/StepControls";
import { StepMeta } from "@/features/runner/step/StepMeta";
import { Through } from "@/features/runner/step/Through";
import { WaysOn } from "@/features/runner/step/WaysOn";
import { LazyMarkdown } from "@/ui/LazyMarkdown";

interface StepViewProps {
  run: Run;
  heading: RefObject<HTMLHeadingElement | null>;
  onBack: () => void;
  onSkip: () => void;
}

/** The step to work on: what it is, how to do it, and the ways on. */
export function StepView({ run, heading, onBack, onSkip }: StepViewProps) {
  const { step, session } = run;
  if (!step && run.stepId === null) return <Through run={run} heading={heading} onBack={onBack} />;
  if (!step) {
    return (
      <p className="text-muted text-step">
        This version of the flow has no step “{run.stepId}”. Go back, or end the session.
      </p>
    );
  }
  return (
    <article className="flex flex-col gap-4">
      <header className="flex flex-col gap-1.5">
        <StepMeta run={run} step={step} />
        <h2
          ref={heading}
          tabIndex={-1}
          className="text-balance font-semibold text-title outline-none"
        >
          {step.title}
        </h2>
      </header>
      {step.body && <LazyMarkdown source={step.body} className="max-w-prose text-step" />}
      {step.commands && step.commands.length > 0 && (
        <div className="flex flex-col gap-2">
          {step.commands.map((command) => (
            <CommandBlock key={`${command.shell} ${command.run}`} command={command} />
          ))}
        </div>
      )}
      {run.mayAct ? (
        <StepControls
          key={`${session.path.length} ${run.stepId}`}
          run={run}
          step={step}
          onBack={onBack}
          onSkip={onSkip}
        />
      ) : (
        <WaysOn step={step} />
      )}
    </article>
  );
}
