import type { FlowDocument, Step, StepType } from "@/api/types";
import { tidy } from "@/features/editor/document/steps";

type Kind = FlowDocument["kind"];

const procedureTypes: readonly StepType[] = ["action", "question", "note", "subflow"];
const troubleshootingTypes: readonly StepType[] = [
  "question",
  "action",
  "resolution",
  "escalation",
  "subflow",
];

/** What a step can be in a flow of this kind. */
export function typesOf(kind: Kind): readonly StepType[] {
  return kind === "troubleshooting" ? troubleshootingTypes : procedureTypes;
}

/** The first way on that a step names, if any. */
export function firstTarget(step: Step): string | null {
  if (step.type === "question") return step.answers.find(({ goto }) => goto)?.goto ?? null;
  return step.type === "action" || step.type === "subflow" ? (step.goto ?? null) : null;
}

/** The step as another type, with everything that both types have. */
export function converted(step: Step, type: StepType): Step {
  if (step.type === type) return step;
  const { title, body, group, required, when, risk, commands, captures, minutes, linked } = step;
  const common = { title, body, group, required, when, risk, commands, captures, minutes, linked };
  const goto = firstTarget(step);
  switch (type) {
    case "question": {
      const answers = [tidy({ id: "yes", label: "Yes", goto }), { id: "no", label: "No" }];
      return tidy({ ...common, type, answers });
    }
    case "action":
      return tidy({ ...common, type, goto });
    case "subflow":
      return tidy({ ...common, type, flow: "", goto });
    case "resolution":
      return tidy({ ...common, type });
    case "escalation":
      return tidy({ ...common, type });
    case "note":
      return tidy({ ...common, type });
  }
}

/** The step as a flow of this kind can hold it. */
export function fitted(step: Step, kind: Kind): Step {
  const type = typesOf(kind).includes(step.type) ? step.type : "action";
  const fitting = converted(step, type);
  if (kind === "troubleshooting") return tidy({ ...fitting, required: undefined });
  const plain = { ...fitting, group: undefined };
  if (plain.type === "question") {
    const answers = plain.answers.map((answer) => tidy({ ...answer, goto: undefined }));
    return tidy({ ...plain, answers });
  }
  if (plain.type === "action" || plain.type === "subflow") {
    return tidy({ ...plain, goto: undefined });
  }
  return tidy(plain);
}

/** A step to begin with. */
export function blankStep(type: StepType, kind: Kind, title = ""): Step {
  return fitted(converted({ type: "action", title }, type), kind);
}
