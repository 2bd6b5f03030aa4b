import { Clock, Layers } from "lucide-react";
import type { Step } from "@/api/types";
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
export function StepMeta({ step, place }: { step: Step; place: number }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-faint text-meta">
      <span className={cn("inline-flex items-center gap-1.5 font-medium", colours[step.type])}>
        <StepIcon type={step.type} size={15} />
        {stepKindLabel(step.type)}
      </span>
      <span className="tabular-nums">Step {place}</span>
      {step.group && (
        <span className="inline-flex items-center gap-1">
          <Layers size={12} aria-hidden />
          {step.group}
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
