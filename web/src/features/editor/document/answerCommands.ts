import type { FlowDocument } from "@/api/types";
import type { Command } from "@/features/editor/document/edit";
import {
  type Answer,
  freeName,
  named,
  type StepOf,
  slugOf,
  tidy,
  withStep,
} from "@/features/editor/document/steps";

const unnamed = /^answer(-\d+)?$/;

/** A further answer, at the end. */
export function addAnswer(id: string, label = ""): Command {
  return changed(id, (question) => {
    const taken = question.answers.map((answer) => answer.id);
    const name = freeName(slugOf(label) || "answer", (other) => taken.includes(other));
    return {
      label: `Add an answer to ${named(question.title)}`,
      answers: [...question.answers, { id: name, label }],
    };
  });
}

export function changeAnswer(
  id: string,
  place: number,
  changes: Partial<Pick<Answer, "label" | "when">>,
): Command {
  return changed(id, ({ title, answers }) => {
    const answer = answers[place];
    if (!answer) return null;
    return {
      label: `Change an answer of ${named(title)}`,
      merge: `${id}/answers.${place}/${Object.keys(changes).join("+")}`,
      answers: answers.with(place, tidy({ ...answer, ...changes })),
    };
  });
}

export function moveAnswer(id: string, place: number, by: -1 | 1): Command {
  return changed(id, ({ title, answers }) => {
    const [answer, to] = [answers[place], place + by];
    if (!answer || to < 0 || to >= answers.length) return null;
    return {
      label: `Move an answer of ${named(title)}`,
      answers: answers.toSpliced(place, 1).toSpliced(to, 0, answer),
    };
  });
}

export function removeAnswer(id: string, place: number): Command {
  return changed(id, ({ answers }) => {
    const answer = answers[place];
    if (!answer) return null;
    return { label: `Delete answer ${named(answer.label)}`, answers: answers.toSpliced(place, 1) };
  });
}

/** The names that were only numbers, made out of what the answers say. */
export function answersNamed(document: FlowDocument, id: string): FlowDocument {
  const step = document.steps[id];
  if (step?.type !== "question") return document;
  const taken = new Set(step.answers.map((answer) => answer.id));
  const answers = step.answers.map((answer) => {
    const slug = slugOf(answer.label);
    if (!unnamed.test(answer.id) || !slug) return answer;
    const name = freeName(slug, (other) => taken.has(other));
    taken.add(name);
    return { ...answer, id: name };
  });
  const same = answers.every((answer, place) => answer === step.answers[place]);
  return same ? document : withStep(document, id, { ...step, answers });
}

interface Change {
  label: string;
  answers: Answer[];
  merge?: string;
}

function changed(id: string, change: (question: StepOf<"question">) => Change | null): Command {
  return (document) => {
    const step = document.steps[id];
    if (step?.type !== "question") return null;
    const made = change(step);
    if (!made) return null;
    const { label, answers, merge } = made;
    return { label, merge, document: withStep(document, id, { ...step, answers }) };
  };
}
