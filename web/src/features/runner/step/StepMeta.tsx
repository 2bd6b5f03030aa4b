import { Clock, Layers, ShieldAlert } from "lucide-react";
import type { Step } from "@/api/types";
import { placeOf } from "@/features/runner/model/place";
import type { Run } from "@/features/runner/queue/useRun";
import { cn } from "@/lib/classes";
import { StepIcon, stepKindLabel } from "@/ui/StepIcon";

const colours: Record<Step["type"], string> = {
  question: "text-accent",
  action: "text-warning",
  resolution: "text-success",
  escalation: "text-danger",
  subflow: "text-info",
  note: "text-muted",
};

/** What sort of step it is, which one, and how long it takes. */
export function StepMeta({ run, step }: { run: Run; step: Step }) {
  const { session, flow, stepId } = run;
  const { around, place } = placeOf(session, flow, stepId ?? "");
  const section = flow.sections?.find(({ steps }) => steps.includes(stepId ?? ""));
  const group = section?.title ?? step.group;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-faint text-meta">
      <span className={cn("inline-flex items-center gap-1.5 font-medium", colours[step.type])}>
        <StepIcon type={step.type} size={15} />
        {stepKindLabel(step.type)}
      </span>
      <span className="break-words tabular-nums">
        {around.map((title) => `${title} › `)}
        {around.length > 0 ? "step" : "Step"} {place}
      </span>
      {group && (
        <span className="inline-flex items-center gap-1">
          <Layers size={12} aria-hidden />
          {group}
        </span>
      )}
      {step.required && (
        <span className="inline-flex items-center gap-1 text-warning">
          <ShieldAlert size={12} aria-hidden />
          Required
        </span>
      )}
      {typeof step.minutes === "number" && (
        <span className="inline-flex items-center gap-1 tabular-nums">
          <Clock size={12} aria-hidden />
          about {step.minutes} min
        </span>
      )}
    </p>
  );
}
