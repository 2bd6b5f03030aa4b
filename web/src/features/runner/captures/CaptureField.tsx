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
  autoFocus?: boolean;
  /** With Enter, once the value is on its way. */
  onEnter?: (field: HTMLElement) => void;
  /** Once it is as it should be: given, unchanged, or left as it was with Escape. */
  onClose?: () => void;
}

/** A value that the flow asks for. It is sent when the field is left, or with Enter. */
export function CaptureField(props: CaptureFieldProps) {
  const { run, capture, isNeeded, autoFocus, onEnter, onClose } = props;
  const { name, kind, secret = false } = capture;
  const given = givenOf(run.session, name);
  const saved = given?.value ?? "";
  const [draft, setDraft] = useState<string | null>(null);
  const [fault, setFault] = useState<string>();

  const leave = () => {
    setDraft(null);
    setFault(undefined);
    onClose?.();
  };
  const give = async (text: string) => {
    const value = text.trim();
    if (value === "" || (!secret && value === saved)) {
      leave();
      return;
    }
    const wrong = complaint(capture, value);
    setFault(wrong);
    if (wrong !== undefined) return;
    const outcome = await run.act({ type: "capture", name, value });
    if (outcome.ok) {
      // What was typed since then stays.
      setDraft((now) => (now?.trim() === value ? null : now));
      onClose?.();
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
        autoFocus={autoFocus}
        onBlur={onClose}
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
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") {
      leave();
    } else {
      // Which gives it.
      event.currentTarget.blur();
      onEnter?.(event.currentTarget);
    }
  };
  const handleBlur = (event: FocusEvent<HTMLInputElement>) => {
    if (draft !== null) void give(event.currentTarget.value);
    else onClose?.();
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
          // biome-ignore lint/a11y/noAutofocus: only where somebody has just asked to change the value
          autoFocus={autoFocus}
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
