import type { Schema } from "@/api/types";
import { useDocument, useRun } from "@/features/editor/context";
import { partsOf } from "@/features/editor/document/arrange";
import { renameStep } from "@/features/editor/document/rename";
import { changeStep, moveStepTo } from "@/features/editor/document/stepCommands";
import { isProcedure } from "@/features/editor/document/steps";
import { ConditionField } from "@/features/editor/inspector/ConditionField";
import { FieldGroup } from "@/features/editor/inspector/FieldGroup";
import { LateField } from "@/features/editor/inspector/LateField";
import { NumberField } from "@/features/editor/inspector/NumberField";
import { Slot } from "@/features/editor/inspector/Slot";
import { useFault } from "@/features/editor/inspector/useFault";
import { CheckField } from "@/ui/CheckField";
import { Select } from "@/ui/Select";
import { SuggestField } from "@/ui/SuggestField";

const risks: { value: Schema<"Risk">; label: string }[] = [
  { value: "none", label: "None" },
  { value: "destructive", label: "Destructive" },
  { value: "identity", label: "Identity" },
  { value: "security", label: "Security" },
  { value: "data_loss", label: "Data loss" },
];

/** When a step counts, how long it takes, what it can do harm to, and where it stands. */
export function StepMore({ step: id }: { step: string }) {
  const run = useRun();
  const fault = useFault(id);
  const document = useDocument();
  const step = document.steps[id];
  if (!step) return null;
  const parts = partsOf(document);
  const groups = [...new Set(parts.flatMap(({ title }) => title ?? []))];
  const section = parts.findIndex(({ steps }) => steps.includes(id));
  return (
    <FieldGroup title="More">
      <Slot field="when">
        <ConditionField
          label="Only where"
          hint="The step is left out where this is false."
          value={step.when ?? ""}
          error={fault("when")}
          onValueChange={(when) => run(changeStep(id, { when }))}
        />
      </Slot>
      <div className="grid gap-2.5 sm:grid-cols-2">
        <Slot field="minutes">
          <NumberField
            label="Usual minutes"
            min={1}
            max={10_080}
            value={step.minutes ?? null}
            error={fault("minutes")}
            onValueChange={(minutes) => run(changeStep(id, { minutes }))}
          />
        </Slot>
        <Slot field="risk">
          <Select
            label="Risk"
            value={step.risk ?? "none"}
            options={risks}
            onValueChange={(risk) => run(changeStep(id, { risk }))}
          />
        </Slot>
        {isProcedure(document) ? (
          <Slot field="section">
            <Select
              label="Section"
              value={String(section)}
              options={parts.map(({ title, loose }, place) => ({
                value: String(place),
                label: loose ? "In no section" : title || "Untitled section",
              }))}
              onValueChange={(to) =>
                run(moveStepTo(id, [Number(to), parts[Number(to)]?.steps.length ?? 0]))
              }
            />
          </Slot>
        ) : (
          <Slot field="group">
            <SuggestField
              label="Part"
              hint="Steps of a part stand together. Optional."
              maxLength={200}
              suggestions={groups}
              value={step.group ?? ""}
              error={fault("group")}
              onChange={({ target }) => run(changeStep(id, { group: target.value }))}
            />
          </Slot>
        )}
        <Slot field="id">
          <LateField
            label="Id"
            hint="Conditions and exports use it."
            value={id}
            maxLength={64}
            error={fault("id")}
            onSettle={(name) => run(renameStep(id, name))}
          />
        </Slot>
      </div>
      {isProcedure(document) && (
        <CheckField
          label="Must not be skipped"
          checked={step.required ?? false}
          onChange={(required) => run(changeStep(id, { required }))}
        />
      )}
    </FieldGroup>
  );
}
