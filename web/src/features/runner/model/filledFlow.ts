import type { FlowDocument, SessionDetail, Step } from "@/api/types";
import { givenOf } from "@/features/runner/model/captures";
import { filled } from "@/lib/placeholders";

/** Secrets that the person has asked to see, by name. */
export type Shown = Readonly<Record<string, string>>;

export const noSecrets: Shown = {};

/** What stands for `{{name}}` in a text that people read. */
export function valueFor(session: SessionDetail, name: string): string {
  const given = givenOf(session, name);
  return given ? (given.value ?? `[${name}: hidden]`) : `[${name}?]`;
}

/** The flow with the session's values in its texts; what has a `body` is filled where it is drawn. */
export function filledFlow(flow: FlowDocument, session: SessionDetail, shown: Shown): FlowDocument {
  const fill = (text: string) => filled(text, (name) => valueFor(session, name));
  const fillCommand = (text: string) =>
    filled(text, (name) => shown[name] ?? valueFor(session, name));
  const steps = Object.entries(flow.steps).map(([id, step]) => {
    const commands = step.commands?.map((command) => ({
      ...command,
      run: fillCommand(command.run),
    }));
    return [id, { ...filledStep(step, fill), ...(commands ? { commands } : {}) }] as const;
  });
  return { ...flow, steps: Object.fromEntries(steps) };
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
