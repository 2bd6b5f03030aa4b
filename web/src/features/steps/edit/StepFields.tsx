import type { Step } from "@/api/types";
import { AnswerRows } from "@/features/steps/edit/AnswerRows";
import { CaptureRows } from "@/features/steps/edit/CaptureRows";
import { CommandRows } from "@/features/steps/edit/CommandRows";
import { risks } from "@/features/steps/words";
import { riskWords } from "@/ui/flow/risks";
import { MarkdownField } from "@/ui/MarkdownField";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";

export interface StepFieldsProps {
  step: Step;
  /** What the server says about a field of the step, such as `commands.0.run`. */
  fault: (field: string) => string | undefined;
  onChange: (step: Step) => void;
}

/** What the step says: the fields of every type, and those of its own. */
export function StepFields({ step, fault, onChange }: StepFieldsProps) {
  const list = { step, fault, onChange };
  return (
    <>
      <TextField
        label="Title"
        required
        maxLength={200}
        value={step.title}
        error={step.title.trim() ? fault("title") : "Enter a title."}
        onChange={({ target }) => onChange({ ...step, title: target.value })}
      />
      <MarkdownField
        label="Instructions"
        hint="Markdown. {{ name }} stands for a value that the flow provides."
        value={step.body ?? ""}
        error={fault("body")}
        onValueChange={(body) => onChange({ ...step, body })}
      />
      <OwnFields {...list} />
      <CommandRows {...list} />
      <CaptureRows {...list} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label="Risk"
          hint="What the step can do harm to."
          value={step.risk ?? "none"}
          options={risks.map((value) => ({ value, label: riskWords[value] }))}
          error={fault("risk")}
          onValueChange={(risk) => onChange({ ...step, risk })}
        />
        <TextField
          label="Minutes"
          hint="How long it usually takes. Optional."
          type="number"
          inputMode="numeric"
          min={0}
          step={1}
          value={step.minutes ?? ""}
          error={fault("minutes")}
          onChange={({ target }) => onChange({ ...step, minutes: wholeNumber(target.value) })}
        />
      </div>
    </>
  );
}

function wholeNumber(text: string): number | null {
  const number = Number(text);
  return text === "" || !Number.isFinite(number) ? null : Math.max(0, Math.trunc(number));
}

/** The fields that only this type of step has. */
function OwnFields({ step, fault, onChange }: StepFieldsProps) {
  switch (step.type) {
    case "question":
      return <AnswerRows {...{ step, fault, onChange }} />;
    case "resolution":
      return (
        <TextField
          label="Cause"
          hint="What was behind the problem. Optional."
          value={step.cause ?? ""}
          error={fault("cause")}
          onChange={({ target }) => onChange({ ...step, cause: target.value || null })}
        />
      );
    case "escalation":
      return (
        <TextField
          label="Hand over to"
          hint="Such as L2 or a vendor. Optional."
          value={step.to ?? ""}
          error={fault("to")}
          onChange={({ target }) => onChange({ ...step, to: target.value || null })}
        />
      );
    case "subflow":
      return (
        <TextField
          label="Flow to follow"
          hint="Its name in files and sub-flows, from the flow's settings."
          maxLength={80}
          spellCheck={false}
          value={step.flow}
          error={fault("flow")}
          onChange={({ target }) => onChange({ ...step, flow: target.value })}
        />
      );
    case "action":
    case "note":
      return null;
  }
}
