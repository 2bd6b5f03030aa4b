import type { SessionDetail } from "@/api/types";
import { isProcedure, stepsInOrder } from "@/features/runner/model/procedure";
import type { Run } from "@/features/runner/queue/useRun";

/** Whether there is a step to go back to. */
export function mayGoBack({ session }: Run): boolean {
  return session.path.some(({ left_at }) => left_at !== null);
}

/** Whether the answer does not apply as the session stands, as the server said. */
export function isLeftOut(
  { left_out_answers }: SessionDetail,
  stepId: string,
  id: string,
): boolean {
  return left_out_answers.some(({ step, answer }) => step === stepId && answer === id);
}

/** Whether the step can be left without doing it. */
export function maySkip({ step, stepId, flow }: Pick<Run, "step" | "stepId" | "flow">): boolean {
  if (!step || step.required || stepId === null) return false;
  const movesOn = step.type === "action" || step.type === "subflow";
  return movesOn || (isProcedure(flow) && stepsInOrder(flow).includes(stepId));
}
