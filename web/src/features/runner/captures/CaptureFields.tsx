import { type RefObject, useState } from "react";
import type { Capture } from "@/api/types";
import { CaptureField } from "@/features/runner/captures/CaptureField";
import type { Run } from "@/features/runner/queue/useRun";

interface CaptureFieldsProps {
  run: Run;
  title: string;
  captures: readonly Capture[];
  /** Takes the focus behind the step's last field, so that the step's own keys act again. */
  heading: RefObject<HTMLElement | null>;
}

/** Values to give at a step. */
export function CaptureFields({ run, title, captures, heading }: CaptureFieldsProps) {
  // What was asked for on arrival stays once it is given: nothing may move away under a pointer.
  const [first] = useState(captures);
  const shown = [...first, ...captures.filter((capture) => !first.includes(capture))];
  if (shown.length === 0) return null;
  const handleEnter = (field: HTMLElement) => {
    const step = field.closest("article");
    const fields = [...(step?.querySelectorAll<HTMLElement>("fieldset :is(input, select)") ?? [])];
    const next = fields[fields.indexOf(field) + 1] ?? heading.current;
    next?.focus();
  };
  return (
    <fieldset className="grid max-w-prose gap-3 rounded-card border border-line bg-surface px-3 pt-1 pb-3 sm:grid-cols-2">
      <legend className="px-1 font-medium text-meta text-muted">{title}</legend>
      {shown.map((capture) => (
        <CaptureField
          key={capture.name}
          run={run}
          capture={capture}
          isNeeded={run.asked > 0 && capture.required === true}
          onEnter={handleEnter}
        />
      ))}
    </fieldset>
  );
}
