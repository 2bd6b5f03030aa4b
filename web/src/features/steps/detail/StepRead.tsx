import type { Step } from "@/api/types";
import { CaptureList } from "@/ui/flow/CaptureList";
import { CommandBlock } from "@/ui/flow/CommandBlock";
import type { Outline } from "@/ui/flow/outline";
import { StepMarks } from "@/ui/flow/StepMarks";
import { StepWays } from "@/ui/flow/StepWays";
import { LazyMarkdown } from "@/ui/LazyMarkdown";

/** A step of the library leads nowhere: that is for the flow that takes it. */
const nowhere: Outline = { sections: [], byId: new Map(), inSections: true, general: [] };

/** The step as people read it in a flow. */
export function StepRead({ step }: { step: Step }) {
  const { body, commands = [], captures = [] } = step;
  const isBare =
    !body && commands.length === 0 && captures.length === 0 && step.type !== "question";
  return (
    <article className="max-w-3xl rounded-card border border-line bg-surface p-4 md:p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta empty:hidden">
        <StepMarks step={step} isStart={false} />
      </div>
      <h2 className="wrap-anywhere mt-1 font-semibold text-step">{step.title}</h2>
      {body && <LazyMarkdown source={body} className="mt-2 max-w-[75ch] text-muted" />}
      {isBare && <p className="mt-1 text-muted text-ui">No instructions yet.</p>}
      {commands.length > 0 && (
        <div className="mt-3 flex flex-col gap-2">
          {commands.map(({ shell, run }) => (
            <CommandBlock key={`${shell} ${run}`} shell={shell} run={run} />
          ))}
        </div>
      )}
      {captures.length > 0 && <CaptureList captures={captures} label="Values to write down" />}
      <StepWays step={step} outline={nowhere} />
    </article>
  );
}
