import { useDocument, useRun } from "@/features/editor/context";
import {
  addAnswer,
  changeAnswer,
  moveAnswer,
  removeAnswer,
} from "@/features/editor/document/answerCommands";
import { renameAnswer } from "@/features/editor/document/rename";
import { isProcedure } from "@/features/editor/document/steps";
import { ConditionField } from "@/features/editor/inspector/ConditionField";
import { FieldGroup } from "@/features/editor/inspector/FieldGroup";
import { LateField } from "@/features/editor/inspector/LateField";
import { ListTools } from "@/features/editor/inspector/ListTools";
import { Slot } from "@/features/editor/inspector/Slot";
import { TargetPicker } from "@/features/editor/inspector/TargetPicker";
import { useFault } from "@/features/editor/inspector/useFault";
import { TextField } from "@/ui/TextField";

/** What can be found, and where each finding leads. */
export function AnswersField({ step: id }: { step: string }) {
  const run = useRun();
  const fault = useFault(id);
  const document = useDocument();
  const step = document.steps[id];
  const answers = step?.type === "question" ? step.answers : [];
  return (
    <FieldGroup
      title="Answers"
      add="Add answer"
      onAdd={() => run(addAnswer(id))}
      error={answers.length === 0 ? fault("answers") : undefined}
    >
      {answers.map((answer, place) => {
        const path = `answers.${place}`;
        return (
          <fieldset
            // biome-ignore lint/suspicious/noArrayIndexKey: ids change while labels are written
            key={place}
            className="flex flex-col gap-2 rounded-card border border-line p-2.5"
          >
            <legend className="sr-only">Answer {place + 1}</legend>
            <div className="flex items-end gap-2">
              <Slot field={`${path}.label`}>
                <TextField
                  label={`Answer ${place + 1}`}
                  maxLength={200}
                  value={answer.label}
                  error={fault(`${path}.label`)}
                  onChange={({ target }) => run(changeAnswer(id, place, { label: target.value }))}
                />
              </Slot>
              <ListTools
                what={`answer ${place + 1}`}
                first={place === 0}
                last={place === answers.length - 1}
                onMove={(by) => run(moveAnswer(id, place, by))}
                onRemove={() => run(removeAnswer(id, place))}
              />
            </div>
            {!isProcedure(document) && (
              <Slot field={`${path}.goto`}>
                <TargetPicker
                  way={{ step: id, answer: place }}
                  label={`Answer ${place + 1} leads to`}
                  error={fault(`${path}.goto`)}
                />
              </Slot>
            )}
            <details open={Boolean(answer.when || fault(`${path}.when`) || fault(`${path}.id`))}>
              <summary className="min-h-6 text-faint text-meta">Condition and id</summary>
              <div className="mt-1.5 flex flex-col gap-2">
                <Slot field={`${path}.when`}>
                  <ConditionField
                    label={`Offer answer ${place + 1} only where`}
                    value={answer.when ?? ""}
                    error={fault(`${path}.when`)}
                    onValueChange={(when) => run(changeAnswer(id, place, { when }))}
                  />
                </Slot>
                <Slot field={`${path}.id`}>
                  <LateField
                    label={`Id of answer ${place + 1}`}
                    value={answer.id}
                    error={fault(`${path}.id`)}
                    maxLength={64}
                    onSettle={(name) => run(renameAnswer(id, place, name))}
                  />
                </Slot>
              </div>
            </details>
          </fieldset>
        );
      })}
    </FieldGroup>
  );
}
