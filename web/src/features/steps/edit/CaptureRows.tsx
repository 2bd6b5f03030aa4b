import type { Capture } from "@/api/types";
import { RowGroup } from "@/features/steps/edit/RowGroup";
import type { StepFieldsProps } from "@/features/steps/edit/StepFields";
import { CheckField } from "@/ui/CheckField";
import { captureKinds } from "@/ui/flow/CaptureList";
import { Select } from "@/ui/Select";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";

const kinds = (
  ["text", "number", "choice", "checkbox", "date", "host", "file"] satisfies Capture["kind"][]
).map((value) => ({ value, label: captureKinds[value] }));

/** Values to write down while doing the step. */
export function CaptureRows({ step, fault, onChange }: StepFieldsProps) {
  const { captures = [] } = step;
  const put = (next: Capture[]) => onChange({ ...step, captures: next });
  return (
    <RowGroup
      title="Values to write down"
      one="value"
      error={fault("captures")}
      onAdd={() => put([...captures, { name: freeName(captures), kind: "text" }])}
      onRemove={(place) => put(captures.toSpliced(place, 1))}
      rows={captures.map((capture, place) => {
        const change = (changes: Partial<Capture>) =>
          put(captures.with(place, { ...capture, ...changes }));
        const what = `value ${place + 1}`;
        const path = `captures.${place}`;
        return (
          <>
            <div className="grid gap-2 sm:grid-cols-3">
              <TextField
                label={`Name of ${what}`}
                maxLength={64}
                spellCheck={false}
                value={capture.name}
                error={fault(`${path}.name`) ?? fault(path)}
                onChange={({ target }) => change({ name: target.value })}
              />
              <TextField
                label={`Label of ${what}`}
                placeholder={capture.name}
                value={capture.label ?? ""}
                error={fault(`${path}.label`)}
                onChange={({ target }) => change({ label: target.value })}
              />
              <Select
                label={`Kind of ${what}`}
                value={capture.kind}
                options={kinds}
                error={fault(`${path}.kind`)}
                onValueChange={(kind) => put(captures.with(place, ofKind(capture, kind)))}
              />
            </div>
            {capture.kind === "choice" && (
              <TextArea
                label={`Choices of ${what}`}
                hint="One a line, two at least."
                rows={2}
                value={(capture.choices ?? []).join("\n")}
                error={fault(`${path}.choices`)}
                onChange={({ target }) =>
                  change({ choices: target.value === "" ? [] : target.value.split("\n") })
                }
              />
            )}
            <div className="flex flex-wrap gap-x-5 gap-y-1.5">
              <CheckField
                label="Required"
                checked={capture.required ?? false}
                onChange={(required) => change({ required })}
              />
              <CheckField
                label="Secret"
                checked={capture.secret ?? false}
                onChange={(secret) => change({ secret })}
              />
            </div>
          </>
        );
      })}
    />
  );
}

/** Rules that were made for another kind do not come along. */
function ofKind(capture: Capture, kind: Capture["kind"]): Capture {
  const { name, label, help, required, secret } = capture;
  return { name, label, help, required, secret, kind };
}

function freeName(captures: readonly Capture[]): string {
  const taken = new Set(captures.map(({ name }) => name));
  let number = captures.length + 1;
  while (taken.has(`value_${number}`)) number += 1;
  return `value_${number}`;
}
