import type { FlowDocument, SessionDetail, Step } from "@/api/types";
import { asking, type Given, givenOf, valueWords } from "@/features/runner/model/captures";
import { answerLabel, stepTitle } from "@/features/runner/model/wayOn";
import { filled } from "@/lib/placeholders";

/** What is known of the ticket, the client and the target. */
export type Facts = SessionDetail["facts"];

/** Secrets that the person has asked to see, by name. */
export type Shown = Readonly<Record<string, string>>;

export const noSecrets: Shown = {};

/** What stands for `{{name}}` in a text that people read. */
export function valueFor(flow: FlowDocument, captures: Given, name: string, facts: Facts): string {
  const fact = facts.find((known) => known.name === name);
  if (fact) return fact.value;
  const given = givenOf(captures, name);
  const asked = asking(flow, name);
  if (!given || !asked) return `[${name}?]`;
  return given.value === null ? `[${name}: hidden]` : valueWords(asked.capture, given.value);
}

/** The flow with values in its texts; a `body` is filled where it is drawn. */
export function filledFlow(
  flow: FlowDocument,
  captures: Given,
  shown: Shown,
  facts: Facts,
): FlowDocument {
  const fill = filler(flow, captures, facts);
  const fillCommand = (text: string) =>
    filled(text, (name) => shown[name] ?? valueFor(flow, captures, name, facts));
  const steps = Object.entries(flow.steps).map(([id, step]) => {
    const commands = step.commands?.map((command) => ({
      ...command,
      run: fillCommand(command.run),
    }));
    return [id, { ...filledStep(step, fill), ...(commands ? { commands } : {}) }] as const;
  });
  return { ...flow, steps: Object.fromEntries(steps) };
}

/** The session with values in those titles of its path that stand there as the flow has them. */
export function filledPath(session: SessionDetail, flow: FlowDocument): SessionDetail {
  const fill = filler(flow, session.captures, session.facts);
  const path = session.path.map((visit) => {
    const isBare = visit.title === stepTitle(flow, visit.step) && visit.title.includes("{{");
    const { answer } = visit;
    const isBareAnswer = answer?.label === answerLabel(flow, visit.step, answer?.id ?? "");
    return {
      ...visit,
      title: isBare ? fill(visit.title) : visit.title,
      answer: answer && isBareAnswer ? { ...answer, label: fill(answer.label) } : answer,
    };
  });
  return { ...session, path };
}

function filler(flow: FlowDocument, captures: Given, facts: Facts): (text: string) => string {
  return (text) => filled(text, (name) => valueFor(flow, captures, name, facts));
}

function filledStep(step: Step, fill: (text: string) => string): Step {
  const title = fill(step.title);
  switch (step.type) {
    case "question": {
      const answers = step.answers.map((answer) => ({ ...answer, label: fill(answer.label) }));
      return { ...step, title, answers };
    }
    case "resolution":
      return { ...step, title, cause: step.cause && fill(step.cause) };
    case "escalation":
      return { ...step, title, to: step.to && fill(step.to) };
    default:
      return { ...step, title };
  }
}
