import type { Capture, Schema } from "@/api/types";
import { useRun } from "@/features/editor/context";
import {
  changeCapture,
  moveCapture,
  type Owner,
  removeCapture,
  renameCapture,
} from "@/features/editor/document/captureCommands";
import { facts } from "@/features/editor/inspector/facts";
import { LateField } from "@/features/editor/inspector/LateField";
import { ListTools } from "@/features/editor/inspector/ListTools";
import { NumberField } from "@/features/editor/inspector/NumberField";
import { Slot } from "@/features/editor/inspector/Slot";
import { calledOf } from "@/lib/calledOf";
import { CheckField } from "@/ui/CheckField";
import { Select } from "@/ui/Select";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";

const kinds: { value: Schema<"CaptureKind">; label: string }[] = [
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "choice", label: "Choice" },
  { value: "checkbox", label: "Checkbox" },
  { value: "date", label: "Date" },
  { value: "host", label: "Host" },
  { value: "file", label: "File" },
];

interface CaptureFormProps {
  owner: Owner;
  place: number;
  count: number;
  capture: Capture;
  /** Where it stands in the document, such as `captures.0`. */
  path: string;
  fault: (field: string) => string | undefined;
}

/** One value to write down: what it is called, what it is, and what is allowed. */
export function CaptureForm({ owner, place, count, capture, path, fault }: CaptureFormProps) {
  const run = useRun();
  const { kind } = capture;
  const change = (changes: Partial<Omit<Capture, "name">>) =>
    run(changeCapture(owner, place, changes));
  const what = `capture ${place + 1}`;
  const own = fault(path);
  return (
    <fieldset className="flex flex-col gap-2.5 rounded-card border border-line p-2.5">
      <legend className="sr-only">{calledOf(capture)}</legend>
      <div className="flex items-end gap-2">
        <Slot field={`${path}.name`}>
          <LateField
            label={`Name of ${what}`}
            value={capture.name}
            maxLength={64}
            error={fault(`${path}.name`)}
            onSettle={(name) => run(renameCapture(owner, place, name))}
          />
        </Slot>
        <Slot field={`${path}.kind`}>
          <Select
            label="Kind"
            value={kind}
            options={kinds}
            onValueChange={(next) => change({ kind: next })}
          />
        </Slot>
        <ListTools
          what={what}
          first={place === 0}
          last={place === count - 1}
          onMove={(by) => run(moveCapture(owner, place, by))}
          onRemove={() => run(removeCapture(owner, place))}
        />
      </div>
      {own && <p className="text-danger text-meta">{own}</p>}
      <div className="grid gap-2.5 sm:grid-cols-2">
        <Slot field={`${path}.label`}>
          <TextField
            label="Label on screen"
            placeholder={capture.name}
            value={capture.label ?? ""}
            onChange={({ target }) => change({ label: target.value })}
          />
        </Slot>
        <Slot field={`${path}.help`}>
          <TextField
            label="Help"
            value={capture.help ?? ""}
            onChange={({ target }) => change({ help: target.value })}
          />
        </Slot>
      </div>
      {kind === "choice" && (
        <Slot field={`${path}.choices`}>
          <TextArea
            label="Choices"
            hint="One a line, two at least."
            rows={2}
            value={(capture.choices ?? []).join("\n")}
            onChange={({ target }) =>
              change({ choices: target.value === "" ? [] : target.value.split("\n") })
            }
          />
        </Slot>
      )}
      {(kind === "text" || kind === "host") && (
        <Slot field={`${path}.pattern`}>
          <TextField
            label="Pattern"
            hint="A regular expression for the whole text. Optional."
            spellCheck={false}
            value={capture.pattern ?? ""}
            onChange={({ target }) => change({ pattern: target.value })}
          />
        </Slot>
      )}
      {kind === "number" && (
        <div className="grid grid-cols-2 gap-2.5">
          <Slot field={`${path}.min`}>
            <NumberField
              label="Least"
              value={capture.min ?? null}
              onValueChange={(min) => change({ min })}
            />
          </Slot>
          <Slot field={`${path}.max`}>
            <NumberField
              label="Greatest"
              value={capture.max ?? null}
              onValueChange={(max) => change({ max })}
            />
          </Slot>
        </div>
      )}
      {owner === "intake" && (
        <Slot field={`${path}.from`}>
          <Select
            label="Taken from"
            value={capture.from ?? ""}
            options={[
              { value: "", label: "Nothing: somebody fills it in" },
              ...facts.map((fact) => ({ value: fact, label: fact })),
            ]}
            onValueChange={(from) => change({ from })}
          />
        </Slot>
      )}
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        <CheckField
          label="Required"
          checked={capture.required ?? false}
          onChange={(required) => change({ required })}
        />
        <CheckField
          label="Secret: masked, and left out of notes"
          checked={capture.secret ?? false}
          onChange={(secret) => change({ secret })}
        />
      </div>
    </fieldset>
  );
}
