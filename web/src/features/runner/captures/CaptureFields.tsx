import { type RefObject, useEffect, useRef } from "react";
import { CaptureField } from "@/features/runner/captures/CaptureField";
import { askedAt, type Capture } from "@/features/runner/model/captures";
import type { Run } from "@/features/runner/queue/useRun";
import { focusFirstFault } from "@/lib/focusFirstFault";

interface CaptureFieldsProps {
  run: Run;
  /** Takes the focus behind the last field, so that the step's own keys act again. */
  heading: RefObject<HTMLElement | null>;
}

/** The values to give at a step: of the intake, and its own. */
export function CaptureFields({ run, heading }: CaptureFieldsProps) {
  const box = useRef<HTMLDivElement>(null);
  const { intake, own } = askedAt(run.session, run.flow, run.stepId);
  const { asked } = run;
  useEffect(() => {
    if (asked > 0 && box.current) focusFirstFault(box.current);
  }, [asked]);

  const handleLeave = (field: HTMLElement) => {
    const fields = [...(box.current?.querySelectorAll<HTMLElement>("input, select") ?? [])];
    const next = fields[fields.indexOf(field) + 1] ?? heading.current;
    next?.focus();
  };
  const group = (title: string, captures: readonly Capture[]) =>
    captures.length > 0 && (
      <fieldset className="grid max-w-prose gap-3 rounded-card border border-line bg-surface px-3 pt-1 pb-3 sm:grid-cols-2">
        <legend className="px-1 font-medium text-meta text-muted">{title}</legend>
        {captures.map((capture) => (
          <CaptureField
            key={capture.name}
            run={run}
            capture={capture}
            isNeeded={asked > 0 && capture.required === true}
            onLeave={handleLeave}
          />
        ))}
      </fieldset>
    );
  if (intake.length + own.length === 0) return null;
  return (
    <div ref={box} className="flex flex-col gap-4">
      {group("Before the first step", intake)}
      {group("Write down here", own)}
    </div>
  );
}
