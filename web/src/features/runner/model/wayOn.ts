import type { FlowDocument, Step } from "@/api/types";

/** The step of that name, if the flow has it. */
export function stepOf(flow: FlowDocument, id: string | null): Step | undefined {
  return id !== null && Object.hasOwn(flow.steps, id) ? flow.steps[id] : undefined;
}

/** Whether the step is completed, rather than answered or ended at. */
export function isToBeDone(step: Step | undefined): boolean {
  return step?.type === "action" || step?.type === "subflow" || step?.type === "note";
}

/** Where a step leads: the way of the answer, or the only way of an action or a sub-flow. */
export function wayOn(step: Step, answer?: string): string | undefined {
  if (step.type === "question") {
    return step.answers.find(({ id }) => id === answer)?.goto ?? undefined;
  }
  return step.type === "action" || step.type === "subflow" ? (step.goto ?? undefined) : undefined;
}

export function answerLabel(flow: FlowDocument, stepId: string, answerId: string): string {
  const step = stepOf(flow, stepId);
  const answer = step?.type === "question" && step.answers.find(({ id }) => id === answerId);
  return answer ? answer.label : answerId;
}

export function stepTitle(flow: FlowDocument, stepId: string): string {
  return stepOf(flow, stepId)?.title ?? stepId;
}
