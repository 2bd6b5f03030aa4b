import { cn } from "@/lib/classes";
import { CaptureList } from "@/ui/flow/CaptureList";
import { CommandBlock } from "@/ui/flow/CommandBlock";
import { FindingLine } from "@/ui/flow/FindingLine";
import { findingKey } from "@/ui/flow/findings";
import type { Outline, OutlineStep } from "@/ui/flow/outline";
import { StepMarks } from "@/ui/flow/StepMarks";
import { StepWays } from "@/ui/flow/StepWays";
import { Markdown } from "@/ui/Markdown";
import { StepIcon, stepKindLabel } from "@/ui/StepIcon";

interface StepCardProps {
  entry: OutlineStep;
  outline: Outline;
  anchor: string;
  prefix?: string;
  current: boolean;
}

/** One step as people read it. */
export function StepCard({ entry, outline, anchor, prefix, current }: StepCardProps) {
  const { step, number, isStart, findings } = entry;
  const { commands = [], captures = [] } = step;
  return (
    <li
      id={anchor}
      tabIndex={-1}
      className={cn(
        "scroll-mt-16 rounded-card border border-line bg-surface p-4 outline-none transition-colors md:scroll-mt-4",
        current && "border-accent ring-1 ring-accent",
      )}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta">
        <span className="font-semibold text-faint tabular-nums">{number}</span>
        <span className="inline-flex items-center gap-1 font-medium text-muted">
          <StepIcon type={step.type} size={14} />
          {stepKindLabel(step.type)}
        </span>
        <StepMarks step={step} isStart={isStart} />
      </div>
      {step.when && (
        <p className="mt-1 text-meta text-muted">
          Only where <code className="wrap-anywhere font-mono">{step.when}</code>
        </p>
      )}
      <h3 className="wrap-anywhere mt-1 font-semibold text-step">{step.title || "Untitled"}</h3>
      {step.body && <Markdown source={step.body} className="mt-2 max-w-[75ch] text-muted" />}
      {commands.length > 0 && (
        <div className="mt-3 flex flex-col gap-2">
          {commands.map(({ shell, run }) => (
            <CommandBlock key={`${shell} ${run}`} shell={shell} run={run} />
          ))}
        </div>
      )}
      {captures.length > 0 && <CaptureList captures={captures} label="Values to write down" />}
      <StepWays step={step} outline={outline} prefix={prefix} />
      {findings.length > 0 && (
        <ul className="mt-3 flex flex-col gap-1.5 border-line border-t pt-3">
          {findings.map((finding) => (
            <li key={findingKey(finding)}>
              <FindingLine finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
