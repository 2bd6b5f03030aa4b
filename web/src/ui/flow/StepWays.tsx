import type { Step } from "@/api/types";
import type { Outline } from "@/ui/flow/outline";
import { StepTarget } from "@/ui/flow/StepTarget";

interface StepWaysProps {
  step: Step;
  outline: Outline;
  prefix?: string;
}

/** Where it goes from a step: each answer with its target, the next step, or how it ends. */
export function StepWays({ step, outline, prefix }: StepWaysProps) {
  switch (step.type) {
    case "question":
      return (
        <ul className="mt-3 flex flex-col gap-1.5">
          {step.answers.map((answer) => (
            <li key={answer.id} className="flex min-w-0 flex-wrap items-center gap-x-2 text-ui">
              <span className="inline-flex min-h-6 items-center rounded-control border border-edge/60 bg-raised px-2 font-medium">
                {answer.label || "No label"}
              </span>
              {answer.when && (
                <span className="text-faint text-meta">
                  where <code className="wrap-anywhere font-mono">{answer.when}</code>
                </span>
              )}
              {!outline.inSections && (
                <StepTarget to={answer.goto ?? ""} outline={outline} prefix={prefix} />
              )}
            </li>
          ))}
        </ul>
      );
    case "subflow":
    case "action":
      return (
        <>
          {step.type === "subflow" && <End label="Follow the flow">{step.flow}</End>}
          {!outline.inSections && (
            <p className="mt-3 flex min-w-0 flex-wrap items-center gap-x-2 text-ui">
              <span className="text-faint">Then</span>
              <StepTarget to={step.goto ?? ""} outline={outline} prefix={prefix} />
            </p>
          )}
        </>
      );
    case "note":
      return null;
    case "resolution":
      return step.cause ? <End label="Cause">{step.cause}</End> : null;
    case "escalation":
      return step.to ? <End label="Hand over to">{step.to}</End> : null;
  }
}

function End({ label, children }: { label: string; children: string }) {
  return (
    <p className="mt-2 text-ui">
      <span className="text-faint">{label}</span> <span className="font-medium">{children}</span>
    </p>
  );
}
