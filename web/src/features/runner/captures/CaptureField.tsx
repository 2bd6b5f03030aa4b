import { type ClipboardEvent, type KeyboardEvent, useEffect } from "react";
import type { Capture } from "@/api/types";
import { FileField } from "@/features/runner/evidence/FileField";
import { givenOf } from "@/features/runner/model/captures";
import type { Run } from "@/features/runner/queue/useRun";
import { calledOf } from "@/lib/calledOf";
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
  /** Once nothing is left to do: it is on its way, unchanged, or taken back with Escape. */
  onClose?: () => void;
}

/** Keys on a closed list pass by what is not meant: a choice is given once it stays. */
const choiceStays = 700;

/** A value that the flow asks for. It is given when the field is left, or with Enter. */
export function CaptureField(props: CaptureFieldProps) {
  return props.capture.kind === "file" ? <FileField {...props} /> : <ValueField {...props} />;
}

function ValueField(props: CaptureFieldProps) {
  const { run, capture, isNeeded, autoFocus, onEnter, onClose } = props;
  const { name, kind, secret = false } = capture;
  const given = givenOf(run.session.captures, name);
  const draft = run.drafts.of(name);
  const text = draft?.text ?? given?.value ?? "";
  const isChosen = kind === "choice" || kind === "checkbox";

  const give = (now: string): boolean => {
    const isOn = run.drafts.give(capture, now);
    if (isOn) onClose?.();
    return isOn;
  };
  const handleBlur = () => {
    if (draft !== undefined) give(draft.text);
    else onClose?.();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice begins the wait anew
  useEffect(() => {
    if (!isChosen || draft === undefined || draft.fault) return;
    const timer = setTimeout(() => give(draft.text), choiceStays);
    return () => clearTimeout(timer);
  }, [isChosen, draft?.text]);

  const label = `${calledOf(capture)}${capture.required ? " (required)" : ""}`;
  const error = draft?.fault ?? (isNeeded && !given ? "This is needed first." : undefined);
  const sealed = given ? "Sealed; another one replaces it." : "Sealed: it stands in no note.";
  const hint = [capture.help, secret && sealed].filter(Boolean).join(" ");
  const field = { label, error, hint: hint || undefined };

  if (isChosen) {
    const open = given
      ? secret
        ? [{ value: "", label: "Kept. Choose to replace it." }]
        : []
      : [unchosen];
    return (
      <Select
        {...field}
        value={text}
        disabled={run.ending}
        autoFocus={autoFocus}
        options={[...open, ...choicesOf(capture)]}
        onValueChange={(value) => run.drafts.write(name, value)}
        onBlur={handleBlur}
      />
    );
  }
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isOurs = event.key === "Escape" || event.key === "Enter";
    if (!isOurs || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") {
      run.drafts.drop(name);
      onClose?.();
    } else if (give(text)) {
      onEnter?.(event.currentTarget);
    }
  };
  const handlePaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData("text").trim();
    if (!/[\r\n]/.test(pasted)) return;
    event.preventDefault();
    run.drafts.write(name, text, "What you pasted has several lines, and this takes one.");
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
          disabled={run.ending}
          placeholder={secret && given ? "Kept" : undefined}
          // biome-ignore lint/a11y/noAutofocus: only where somebody has just asked to change the value
          autoFocus={autoFocus}
          value={text}
          onChange={(event) => run.drafts.write(name, event.target.value)}
          onBlur={handleBlur}
          onKeyDown={handleKeyDown}
          onPaste={handlePaste}
          className={cn(inputClasses, "h-9")}
        />
      )}
    </Field>
  );
}

const unchosen = { value: "", label: "Choose…" };

function choicesOf({ kind, choices = [] }: Capture): { value: string; label: string }[] {
  if (kind === "checkbox") {
    return [
      { value: "true", label: "Yes" },
      { value: "false", label: "No" },
    ];
  }
  return choices.map((choice) => ({ value: choice.trim(), label: choice.trim() }));
}
