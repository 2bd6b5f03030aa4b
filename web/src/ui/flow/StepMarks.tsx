import { Flag, Library, ShieldAlert, Timer } from "lucide-react";
import type { Step } from "@/api/types";
import { plural } from "@/lib/text";
import { Badge } from "@/ui/Badge";
import { riskWords } from "@/ui/flow/risks";

/** What is to be known about a step at a glance. */
export function StepMarks({ step, isStart }: { step: Step; isStart: boolean }) {
  const risk = step.risk ?? "none";
  return (
    <>
      {isStart && (
        <Badge tone="accent" icon={<Flag size={11} aria-hidden />}>
          Start
        </Badge>
      )}
      {step.required && <Badge tone="accent">Required</Badge>}
      {risk !== "none" && (
        <Badge tone="warning" icon={<ShieldAlert size={11} aria-hidden />}>
          {riskWords[risk]}
        </Badge>
      )}
      {step.linked && (
        <Badge icon={<Library size={11} aria-hidden />}>Library step v{step.linked.version}</Badge>
      )}
      {step.minutes != null && (
        <span className="inline-flex items-center gap-1 text-faint">
          <Timer size={13} aria-hidden />
          {plural(step.minutes, "min", "min")}
        </span>
      )}
    </>
  );
}
