import type { ChangeEvent } from "react";
import type { Capture } from "@/api/types";
import { givenOf } from "@/features/runner/model/captures";
import type { Run } from "@/features/runner/queue/useRun";
import { calledOf } from "@/lib/calledOf";
import { cn } from "@/lib/classes";
import { Field } from "@/ui/Field";
import { inputClasses } from "@/ui/inputClasses";

interface FileFieldProps {
  run: Run;
  capture: Capture;
  isNeeded: boolean;
  onClose?: (() => void) | undefined;
}

/** A file that the flow asks for: added as evidence, for this value. */
export function FileField({ run, capture, isNeeded, onClose }: FileFieldProps) {
  const { name } = capture;
  const given = givenOf(run.session.captures, name);
  const isOnItsWay = run.files.uploads.some(
    (upload) => upload.capture === name && !upload.isRefused,
  );
  const handleChange = (event: ChangeEvent<HTMLInputElement>) => {
    run.files.add([...(event.target.files ?? [])], name);
    event.target.value = "";
    onClose?.();
  };
  const now = isOnItsWay
    ? "On its way."
    : given && `Given: ${given.value}. Another file replaces it.`;
  return (
    <Field
      label={`${calledOf(capture)}${capture.required ? " (required)" : ""}`}
      hint={[capture.help, now].filter(Boolean).join(" ") || undefined}
      {...(isNeeded && !given && !isOnItsWay ? { error: "This is needed first." } : {})}
    >
      {(control) => (
        <input
          {...control}
          type="file"
          disabled={run.ending}
          onChange={handleChange}
          className={cn(
            inputClasses,
            "py-1 text-muted text-ui file:mr-3 file:rounded-sm file:border-0 file:bg-raised file:px-2 file:py-0.5 file:text-ink",
          )}
        />
      )}
    </Field>
  );
}
