import type { Schema, Step } from "@/api/types";
import { RowGroup } from "@/features/steps/edit/RowGroup";
import { TextField } from "@/ui/TextField";

type Answer = Schema<"Answer">;

interface AnswerRowsProps {
  step: Extract<Step, { type: "question" }>;
  fault: (field: string) => string | undefined;
  onChange: (step: Step) => void;
}

/** What can be found. Where each answer leads is up to the flow. */
export function AnswerRows({ step, fault, onChange }: AnswerRowsProps) {
  const { answers } = step;
  const put = (next: Answer[]) => onChange({ ...step, answers: next });
  return (
    <RowGroup
      title="Answers"
      one="answer"
      error={fault("answers")}
      onAdd={() => put([...answers, { id: freeId(answers), label: "" }])}
      onRemove={(place) => put(answers.toSpliced(place, 1))}
      rows={answers.map((answer, place) => (
        <TextField
          key={answer.id}
          label={`Answer ${place + 1}`}
          maxLength={200}
          value={answer.label}
          error={fault(`answers.${place}.label`) ?? fault(`answers.${place}`)}
          // The id stays: flows that follow the step know the answer by it.
          onChange={({ target }) => put(answers.with(place, { ...answer, label: target.value }))}
        />
      ))}
    />
  );
}

function freeId(answers: readonly Answer[]): string {
  const taken = new Set(answers.map(({ id }) => id));
  let number = answers.length + 1;
  while (taken.has(`answer-${number}`)) number += 1;
  return `answer-${number}`;
}
