import type { RefObject } from "react";
import type { Run } from "@/features/runner/queue/useRun";
import { CommandBlock } from "@/features/runner/step/CommandBlock";
import { StepControls } from "@/features/runner/step/StepControls";
import { StepMeta } from "@/features/runner/step/StepMeta";
import { WaysOn } from "@/features/runner/step/WaysOn";
import { LazyMarkdown } from "@/ui/LazyMarkdown";

interface StepViewProps {
  run: Run;
  heading: RefObject<HTMLHeadingElement | null>;
  onBack: () => void;
}

/** The step to work on: what it is, how to do it, and the ways on. */
export function StepView({ run, heading, onBack }: StepViewProps) {
  const { step, session } = run;
  if (!step) {
    return (
      <p className="text-muted text-step">
        This version of the flow has no step “{session.current_step}”. Go back, or end the session.
      </p>
    );
  }
  return (
    <article className="flex flex-col gap-4">
      <header className="flex flex-col gap-1.5">
        <StepMeta step={step} place={session.path.length} />
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
          key={`${session.path.length} ${session.current_step}`}
          run={run}
          step={step}
          onBack={onBack}
        />
      ) : (
        <WaysOn step={step} />
      )}
    </article>
  );
}
