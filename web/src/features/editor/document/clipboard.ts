import type { FlowDocument, Step } from "@/api/types";
import { partsOf } from "@/features/editor/document/arrange";
import { fitted } from "@/features/editor/document/convert";
import type { Command } from "@/features/editor/document/edit";
import { isStep } from "@/features/editor/document/shape";
import { placed, type Where } from "@/features/editor/document/stepCommands";
import {
  freeName,
  freeStepId,
  isProcedure,
  mapTargets,
  named,
} from "@/features/editor/document/steps";
import { withFreeCaptures } from "@/features/editor/document/withFreeCaptures";

const format = "resolutionflow.steps/1";

/** Steps on the clipboard. */
export interface CopiedSteps {
  /** The flow that they are from: there, ways to its other steps stay. */
  flow: string;
  steps: readonly (readonly [id: string, step: Step])[];
}

/** Steps as text for the clipboard, in the order of the outline. */
export function copySteps(document: FlowDocument, flow: string, ids: readonly string[]): string {
  const order = partsOf(document).flatMap((part) => part.steps);
  const steps = order
    .filter((id) => ids.includes(id))
    .flatMap((id) => {
      const step = document.steps[id];
      return step ? [[id, step] as const] : [];
    });
  return JSON.stringify({ format, flow, steps }, null, 2);
}

/** The steps in a text from the clipboard; none if it is something else. */
export function readSteps(text: string): CopiedSteps | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  if (Reflect.get(value, "format") !== format) return null;
  const [flow, listed] = [Reflect.get(value, "flow"), Reflect.get(value, "steps")];
  if (!Array.isArray(listed)) return null;
  const steps: [string, Step][] = [];
  for (const entry of listed) {
    const [id, step]: unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof id !== "string" || !isStep(step)) return null;
    steps.push([id, step]);
  }
  return steps.length > 0 ? { flow: typeof flow === "string" ? flow : "", steps } : null;
}

/** Puts copied steps into a flow, under names that are free there. */
export function pasteSteps(copied: CopiedSteps, flow: string, where: Where): Command {
  return (document) => {
    const ids = new Map<string, string>();
    for (const [id, { title }] of copied.steps) {
      const isTaken = (name: string) => name in document.steps || [...ids.values()].includes(name);
      const wanted = isTaken(id) ? freeStepId(document, title) : id;
      ids.set(id, freeName(wanted, isTaken));
    }
    const follow = (target: string) =>
      ids.get(target) ?? (copied.flow === flow && target in document.steps ? target : null);
    const fitting = copied.steps.map(([, step]) => fitted(mapTargets(step, follow), document.kind));
    const steps = withFreeCaptures(document, fitting);
    let next = document;
    let at = where;
    copied.steps.forEach(([id], place) => {
      const [name, step] = [ids.get(id), steps[place]];
      if (!name || !step) return;
      next = placed(next, name, step, at);
      at = { beside: name };
    });
    const [name] = ids.values();
    if (!isProcedure(next) && !(next.start && next.steps[next.start]))
      next = { ...next, start: name };
    const [first] = steps;
    const label = steps.length > 1 ? `Paste ${steps.length} steps` : `Paste ${named(first?.title)}`;
    return { label, document: next, select: name };
  };
}

/** The same step once more, right behind it. */
export function duplicateStep(id: string): Command {
  return (document) => {
    const step = document.steps[id];
    if (!step) return null;
    const copied = { flow: "", steps: [[id, step] as const] };
    const edit = pasteSteps(copied, "", { beside: id })(document);
    return edit && { ...edit, label: `Duplicate ${named(step.title)}` };
  };
}
