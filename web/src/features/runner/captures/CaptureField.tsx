import { type FocusEvent, type KeyboardEvent, useState } from "react";
import { fieldProblem, problemText } from "@/api/problem";
import { type Capture, calledOf, complaint, givenOf } from "@/features/runner/model/captures";
import type { Run } from "@/features/runner/queue/useRun";
import { cn } from "@/lib/classes";
import { Field } from "@/ui/Field";
import { inputClasses } from "@/ui/inputClasses";
import { Select } from "@/ui/Select";

interface CaptureFieldProps {
  run: Run;
  capture: Capture;
  /** The step waits for it. */
  isNeeded: boolean;
  /** After Enter or Escape. */
  onLeave: (field: HTMLElement) => void;
  /** Once a value was given. */
  onGiven?: () => void;
}

/** A value that the flow asks for. It is sent when the field is left, or with Enter. */
export function CaptureField({ run, capture, isNeeded, onLeave, onGiven }: CaptureFieldProps) {
  const { name, kind, secret = false } = capture;
  const given = givenOf(run.session, name);
  const saved = given?.value ?? "";
  const [draft, setDraft] = useState<string | null>(null);
  const [fault, setFault] = useState<string>();

  const give = async (text: string) => {
    const value = text.trim();
    if (value === "" || (!secret && value === saved)) {
      setDraft(null);
      setFault(undefined);
      return;
    }
    const wrong = complaint(capture, value);
    setFault(wrong);
    if (wrong !== undefined) return;
    const outcome = await run.act({ type: "capture", name, value });
    if (outcome.ok) {
      // What was typed since then stays.
      setDraft((now) => (now?.trim() === value ? null : now));
      onGiven?.();
    } else {
      setFault(fieldProblem(outcome.problem, "value") ?? problemText(outcome.problem));
    }
  };

  const label = `${calledOf(capture)}${capture.required ? " (required)" : ""}`;
  const error = fault ?? (isNeeded && !given ? "This is needed first." : undefined);
  const hint = [capture.help, secret && "Sealed: it stands in no note."].filter(Boolean).join(" ");
  const field = { label, error, hint: hint || undefined };

  if (kind === "choice" || kind === "checkbox") {
    const choices =
      kind === "checkbox"
        ? [
            { value: "true", label: "Yes" },
            { value: "false", label: "No" },
          ]
        : (capture.choices ?? []).map((choice) => ({ value: choice.trim(), label: choice.trim() }));
    return (
      <Select
        {...field}
        value={draft ?? saved}
        disabled={run.ending}
        options={given ? choices : [{ value: "", label: "Choose…" }, ...choices]}
        onValueChange={(value) => {
          setDraft(value);
          void give(value);
        }}
      />
    );
  }
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      setDraft(null);
      setFault(undefined);
    } else if (event.key === "Enter") {
      void give(event.currentTarget.value);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    onLeave(event.currentTarget);
  };
  const handleBlur = (event: FocusEvent<HTMLInputElement>) => {
    if (draft !== null) void give(event.currentTarget.value);
  };
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          type={secret ? "password" : kind === "date" ? "date" : "text"}
          inputMode={kind === "number" ? "decimal" : undefined}
          autoComplete={secret ? "new-password" : "off"}
          spellCheck={kind === "text" && !secret}
          maxLength={2000}
          disabled={run.ending}
          placeholder={secret && given ? "Kept. Type to replace it." : undefined}
          value={draft ?? saved}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={handleBlur}
          onKeyDown={handleKeyDown}
          className={cn(inputClasses, "h-9")}
        />
      )}
    </Field>
  );
}
