import type { FlowDocument, SessionCommand } from "@/api/types";
import { isToBeDone, stepOf } from "@/features/runner/model/wayOn";

/** The step that names the sub-flow in which a step stands: `profile` of `profile/close`. */
export function enclosing(stepId: string): string | null {
  const border = stepId.lastIndexOf("/");
  return border < 0 ? null : stepId.slice(0, border);
}

/** The first step of the sub-flow that a step names, where its steps are in the session. */
export function firstOf({ steps }: FlowDocument, stepId: string): string | undefined {
  return Object.keys(steps).find((id) => id.startsWith(`${stepId}/`));
}

/** Whether the step ends a sub-flow, and not the session. */
export function isEndOfPart(flow: FlowDocument, stepId: string): boolean {
  return stepOf(flow, stepId)?.type === "resolution" && enclosing(stepId) !== null;
}

/** The titles of the steps that name the sub-flows around a step, the outermost first. */
export function titlesAround(flow: FlowDocument, stepId: string): string[] {
  const around = enclosing(stepId);
  if (around === null) return [];
  return [...titlesAround(flow, around), stepOf(flow, around)?.title ?? around];
}

/** What leads on from a step by one key: into its sub-flow, or on as done; none where it asks or ends the session. */
export function moveOnFrom(flow: FlowDocument, stepId: string | null): SessionCommand | null {
  const step = stepOf(flow, stepId);
  if (stepId === null || !step) return null;
  if (step.type === "subflow" && firstOf(flow, stepId)) {
    return { type: "enter_subflow", step: stepId };
  }
  const isDone = isToBeDone(step) || isEndOfPart(flow, stepId);
  return isDone ? { type: "complete_step", step: stepId } : null;
}
