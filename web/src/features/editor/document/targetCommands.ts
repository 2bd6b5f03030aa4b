import type { FlowDocument, StepType } from "@/api/types";
import { orderOf } from "@/features/editor/document/arrange";
import { blankStep } from "@/features/editor/document/convert";
import type { Command } from "@/features/editor/document/edit";
import { placed } from "@/features/editor/document/stepCommands";
import { freeStepId, named, tidy, withStep } from "@/features/editor/document/steps";
import { stepKindLabel } from "@/ui/StepIcon";

/** A way out of a step: one of its answers by place, or what follows it. */
export interface Way {
  step: string;
  answer?: number;
}

export function targetOf(document: FlowDocument, { step: id, answer }: Way): string | null {
  const step = document.steps[id];
  if (step?.type === "question") return step.answers[answer ?? -1]?.goto ?? null;
  return step?.type === "action" || step?.type === "subflow" ? (step.goto ?? null) : null;
}

/** Lets a way lead to a step; null lets it lead nowhere. */
export function setTarget(way: Way, target: string | null): Command {
  return (document) => {
    const next = withTarget(document, way, target);
    if (!next) return null;
    const [from, to] = [document.steps[way.step], target ? document.steps[target] : undefined];
    const label = to
      ? `Lead ${named(from?.title)} to ${named(to.title)}`
      : `Clear a target of ${named(from?.title)}`;
    return { label, document: next };
  };
}

/** A new step that a way leads to; it stands behind the steps that the ways before it lead to. */
export function addStepAsTarget(way: Way, type: StepType, title: string): Command {
  return (document) => {
    if (!document.steps[way.step]) return null;
    const id = freeStepId(document, title);
    const blank = blankStep(type, document.kind, title);
    const held = placed(document, id, blank, { beside: lastBefore(document, way) });
    const next = withTarget(held, way, id);
    const label = `Add ${stepKindLabel(type).toLowerCase()} ${named(title)}`;
    return next && { label, document: next, select: id };
  };
}

function lastBefore(document: FlowDocument, { step: id, answer = 0 }: Way): string {
  const order = orderOf(document);
  const step = document.steps[id];
  const earlier = step?.type === "question" ? step.answers.slice(0, answer) : [];
  const places = [id, ...earlier.map(({ goto }) => goto ?? "")].map((one) => order.indexOf(one));
  return order[Math.max(...places)] ?? id;
}

function withTarget(document: FlowDocument, way: Way, goto: string | null): FlowDocument | null {
  const step = document.steps[way.step];
  if (step?.type === "question") {
    const answer = step.answers[way.answer ?? -1];
    if (!answer || way.answer === undefined) return null;
    const answers = step.answers.with(way.answer, tidy({ ...answer, goto }));
    return withStep(document, way.step, { ...step, answers });
  }
  if (step?.type !== "action" && step?.type !== "subflow") return null;
  return withStep(document, way.step, { ...step, goto });
}
