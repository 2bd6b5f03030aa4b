import type { FlowDocument, Step, StepType } from "@/api/types";
import {
  arranged,
  moved,
  nextPlace,
  orderOf,
  partsOf,
  placeOf,
} from "@/features/editor/document/arrange";
import { blankStep, converted, firstTarget, fitted } from "@/features/editor/document/convert";
import type { Command } from "@/features/editor/document/edit";
import {
  type CommonFields,
  freeStepId,
  isProcedure,
  mapSteps,
  mapTargets,
  named,
  withStep,
} from "@/features/editor/document/steps";
import { stepKindLabel } from "@/ui/StepIcon";

/** Where a new step goes: beside another step, at the end of a section, or at the end. */
export interface Where {
  beside?: string;
  before?: boolean;
  section?: number;
}

/** Puts a step into the order, without any way to it. */
export function placed(document: FlowDocument, id: string, step: Step, where: Where): FlowDocument {
  const held = { ...document, steps: { ...document.steps, [id]: step } };
  const parts = partsOf(document);
  const beside = where.beside === undefined ? null : placeOf(parts, where.beside);
  if (beside) {
    const [part, place] = beside;
    return arranged(held, moved(parts, id, [part, place + (where.before ? 0 : 1)]));
  }
  const last = parts.findLastIndex(({ loose }) => !loose);
  const part = where.section ?? last;
  const target = parts[part];
  if (target) return arranged(held, moved(parts, id, [part, target.steps.length]));
  return arranged(held, [{ title: isProcedure(document) ? "Steps" : null, steps: [id] }, ...parts]);
}

/** A new step before or after another. After a step whose way on is open, that way leads to it. */
export function addStep(type: StepType, where: Where = {}, title = ""): Command {
  return (document) => {
    const id = freeStepId(document, title);
    const step = blankStep(type, document.kind, title);
    let next = placed(document, id, step, where);
    if (!isProcedure(document)) {
      if (!where.before && where.beside) next = joined(next, where.beside, id);
      if (!document.start || !document.steps[document.start]) next = { ...next, start: id };
    }
    const label = `Add ${stepKindLabel(type).toLowerCase()}${title ? ` ${named(title)}` : ""}`;
    return { label, document: next, select: id };
  };
}

/** Lets the way on from `from` lead to `to`, and from there to where it led before. */
function joined(document: FlowDocument, from: string, to: string): FlowDocument {
  const [step, added] = [document.steps[from], document.steps[to]];
  if (!step || !added) return document;
  if (step.type === "question") {
    const open = step.answers.findIndex(({ goto }) => !goto);
    const answer = step.answers[open];
    if (!answer) return document;
    const answers = step.answers.with(open, { ...answer, goto: to });
    return withStep(document, from, { ...step, answers });
  }
  if (step.type !== "action" && step.type !== "subflow") return document;
  const led = firstTarget(step);
  const linked = withStep(document, from, { ...step, goto: to });
  const takesOver = led && (added.type === "action" || added.type === "subflow");
  return takesOver ? withStep(linked, to, { ...added, goto: led }) : linked;
}

/** Takes steps away, and every way to them. */
export function removeSteps(ids: readonly string[]): Command {
  return (document) => {
    const gone = new Set(ids.filter((id) => document.steps[id]));
    const [first] = gone;
    if (first === undefined) return null;
    const order = orderOf(document);
    const after = order.slice(order.indexOf(first)).find((id) => !gone.has(id));
    const select = after ?? order.findLast((id) => !gone.has(id));
    const cleared = mapSteps(document, (step) =>
      mapTargets(step, (target) => (gone.has(target) ? null : target)),
    );
    const steps = Object.fromEntries(Object.entries(cleared.steps).filter(([id]) => !gone.has(id)));
    const next: FlowDocument = { ...cleared, steps };
    if (document.sections) {
      next.sections = document.sections.map((section) => ({
        ...section,
        steps: section.steps.filter((id) => !gone.has(id)),
      }));
    }
    if (document.start && gone.has(document.start)) next.start = order.find((id) => !gone.has(id));
    const label =
      gone.size > 1
        ? `Delete ${gone.size} steps`
        : `Delete step ${named(document.steps[first]?.title)}`;
    return { label, document: next, select };
  };
}

/** One place up or down; at the edge of a section or part, into the next one. */
export function moveStep(id: string, by: -1 | 1): Command {
  return (document) => {
    const parts = partsOf(document);
    const from = placeOf(parts, id);
    const to = from && nextPlace(parts, from, by);
    return to ? moveStepTo(id, to)(document) : null;
  };
}

/** To a place in a section or part, counted without the step itself. */
export function moveStepTo(id: string, to: readonly [part: number, place: number]): Command {
  return (document) => {
    const step = document.steps[id];
    // The first step of a troubleshooting flow stays first.
    const pinned = isProcedure(document) ? undefined : document.start;
    if (!step || id === pinned) return null;
    if (pinned && to[0] === 0 && to[1] === 0) return null;
    const next = arranged(document, moved(partsOf(document), id, to));
    return { label: `Move step ${named(step.title)}`, document: next, select: id };
  };
}

export function changeStep(id: string, changes: Partial<CommonFields>): Command {
  return (document) => {
    const step = document.steps[id];
    if (!step) return null;
    const fields = Object.keys(changes).join("+");
    const label =
      fields === "title" ? `Rename step ${named(changes.title)}` : `Change ${named(step.title)}`;
    const next = withStep(document, id, { ...step, ...changes });
    return { label, document: next, merge: `${id}/${fields}` };
  };
}

export const retitle = (id: string, title: string): Command => changeStep(id, { title });

/** Another type; what both types have is kept. */
export function changeType(id: string, type: StepType): Command {
  return (document) => {
    const step = document.steps[id];
    if (!step || step.type === type) return null;
    const label = `Make ${named(step.title)} a ${stepKindLabel(type).toLowerCase()}`;
    const next = fitted(converted(step, type), document.kind);
    return { label, document: withStep(document, id, next) };
  };
}

/** The cause that a resolution proposes. */
export function setCause(id: string, cause: string): Command {
  return (document) => {
    const step = document.steps[id];
    if (step?.type !== "resolution") return null;
    const next = withStep(document, id, { ...step, cause });
    return { label: `Change ${named(step.title)}`, document: next, merge: `${id}/cause` };
  };
}

/** Who takes an escalation over. */
export function setHandOver(id: string, to: string): Command {
  return (document) => {
    const step = document.steps[id];
    if (step?.type !== "escalation") return null;
    const next = withStep(document, id, { ...step, to });
    return { label: `Change ${named(step.title)}`, document: next, merge: `${id}/to` };
  };
}

/** The flow that a sub-flow step stands for, by its name in the library. */
export function setSubflow(id: string, flow: string): Command {
  return (document) => {
    const step = document.steps[id];
    if (step?.type !== "subflow" || step.flow === flow) return null;
    const next = withStep(document, id, { ...step, flow });
    return { label: `Choose the flow of ${named(step.title)}`, document: next };
  };
}
