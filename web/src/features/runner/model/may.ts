import type { SessionDetail } from "@/api/types";
import { isProcedure } from "@/features/runner/model/procedure";
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
export function maySkip({ step, stepId, flow }: Run): boolean {
  if (!step || step.required) return false;
  if (stepId?.includes("/") && step.type !== "action" && step.type !== "subflow") return false;
  return isProcedure(flow) || step.type === "action" || step.type === "subflow";
}
