import type { FlowDocument, Step } from "@/api/types";

/** The step of that name, if the flow has it. */
export function stepOf(flow: FlowDocument, id: string | null): Step | undefined {
  return id !== null && Object.hasOwn(flow.steps, id) ? flow.steps[id] : undefined;
}

/** Where a step leads: the way of the answer, or an action's only way. */
export function wayOn(step: Step, answer?: string): string | undefined {
  if (step.type === "question") return step.answers.find(({ id }) => id === answer)?.goto;
  return step.type === "action" ? step.goto : undefined;
}

export function answerLabel(flow: FlowDocument, stepId: string, answerId: string): string {
  const step = stepOf(flow, stepId);
  const answer = step?.type === "question" && step.answers.find(({ id }) => id === answerId);
  return answer ? answer.label : answerId;
}

export function stepTitle(flow: FlowDocument, stepId: string): string {
  return stepOf(flow, stepId)?.title ?? stepId;
}
