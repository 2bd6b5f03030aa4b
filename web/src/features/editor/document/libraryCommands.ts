import type { FlowDocument, Step } from "@/api/types";
import { fitted } from "@/features/editor/document/convert";
import type { Command } from "@/features/editor/document/edit";
import { placed, type Where } from "@/features/editor/document/stepCommands";
import { freeStepId, isProcedure, named, tidy, withStep } from "@/features/editor/document/steps";
import { withFreeCaptures } from "@/features/editor/document/withFreeCaptures";

/** A step out of the Step Library, as a copy or linked. */
export function insertLibraryStep(step: Step, where: Where): Command {
  return (document) => {
    const id = freeStepId(document, step.title);
    const own = withFreeCaptures(document, [fitted(step, document.kind)])[0] ?? step;
    const next: FlowDocument = placed(document, id, own, where);
    if (!isProcedure(document) && !(next.start && next.steps[next.start])) next.start = id;
    return { label: `Insert ${named(step.title)}`, document: next, select: id };
  };
}

/** The newest library step in place of the one that follows it; what belongs to the flow stays. */
export function replaceStep(id: string, newest: Step): Command {
  return (document) => {
    const mine = document.steps[id];
    if (!mine) return null;
    const { group, when, required } = mine;
    const taken = fitted({ ...newest, group, when, required }, document.kind);
    return {
      label: `Take the update of ${named(mine.title)}`,
      document: withStep(document, id, withWays(taken, mine)),
      select: id,
    };
  };
}

/** Stays as it is, and is told only of later versions. */
export function keepStep(id: string, version: number): Command {
  return (document) => {
    const step = document.steps[id];
    if (!step?.linked) return null;
    const linked = { ...step.linked, version };
    return {
      label: `Keep ${named(step.title)} as it is`,
      document: withStep(document, id, { ...step, linked }),
    };
  };
}

/** Follows the library step no more. */
export function unlinkStep(id: string): Command {
  return (document) => {
    const step = document.steps[id];
    if (!step?.linked) return null;
    return {
      label: `Unlink ${named(step.title)}`,
      document: withStep(document, id, { ...step, linked: null }),
    };
  };
}

/** The step with the ways on that another one has. */
function withWays(step: Step, other: Step): Step {
  if (step.type === "question") {
    const led = other.type === "question" ? other.answers : [];
    const answers = step.answers.map((answer) =>
      tidy({ ...answer, goto: led.find(({ id }) => id === answer.id)?.goto ?? null }),
    );
    return { ...step, answers };
  }
  if (step.type !== "action" && step.type !== "subflow") return step;
  const goto = other.type === "action" || other.type === "subflow" ? other.goto : null;
  return tidy({ ...step, goto });
}
