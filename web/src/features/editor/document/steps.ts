import type { FlowDocument, Schema, Step, StepType } from "@/api/types";

export type Answer = Schema<"Answer">;
export type StepOf<Type extends StepType> = Extract<Step, { type: Type }>;
export type CommonFields = Omit<Pick<Step, keyof Step>, "type">;

/** What stands even when it is empty. */
const kept = new Set(["title", "type", "answers", "flow", "steps", "label", "id", "name", "kind"]);

export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return true;
  return Array.isArray(value) && value.length === 0;
}

/** Without the fields that say nothing, as the server writes documents. */
export function tidy<Thing extends object>(thing: Thing): Thing {
  const copy = { ...thing };
  for (const [key, value] of Object.entries(copy)) {
    const idle = isEmpty(value) || (key === "risk" && value === "none");
    if (idle && !kept.has(key)) Reflect.deleteProperty(copy, key);
  }
  return copy;
}

/** The title as labels show it. */
export function named(title: string | undefined): string {
  const text = title?.trim() || "Untitled";
  return `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
}

export function isProcedure(document: FlowDocument): boolean {
  return document.kind !== "troubleshooting";
}

export function withStep(document: FlowDocument, id: string, step: Step): FlowDocument {
  return { ...document, steps: { ...document.steps, [id]: tidy(step) } };
}

/** The document with every step passed through `change`; untouched steps stay the same objects. */
export function mapSteps(
  document: FlowDocument,
  change: (step: Step, id: string) => Step,
): FlowDocument {
  let changed = false;
  const steps: Record<string, Step> = {};
  for (const [id, step] of Object.entries(document.steps)) {
    const next = change(step, id);
    changed ||= next !== step;
    steps[id] = next === step ? step : tidy(next);
  }
  return changed ? { ...document, steps } : document;
}

/** A step with its targets passed through `change`; null takes a target away. */
export function mapTargets(step: Step, change: (target: string) => string | null): Step {
  if (step.type === "question") {
    const answers = step.answers.map((answer) => {
      if (!answer.goto) return answer;
      const goto = change(answer.goto);
      return goto === answer.goto ? answer : tidy({ ...answer, goto });
    });
    return answers.every((answer, place) => answer === step.answers[place])
      ? step
      : { ...step, answers };
  }
  if ((step.type === "action" || step.type === "subflow") && step.goto) {
    const goto = change(step.goto);
    return goto === step.goto ? step : tidy({ ...step, goto });
  }
  return step;
}

/** `Ping the gateway!` is `ping-the-gateway`. */
export function slugOf(text: string): string {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  const slug = plain.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const short = slug.slice(0, 40).replace(/^-+|-+$/g, "");
  // Names that are numbers would be put in front of all others by the browser.
  return /^\d+$/.test(short) ? `step-${short}` : short;
}

/** `wanted` if it is free, else with the first free number behind it. */
export function freeName(wanted: string, isTaken: (name: string) => boolean, gap = "-"): string {
  if (!isTaken(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const name = `${wanted}${gap}${number}`;
    if (!isTaken(name)) return name;
  }
}

export function freeStepId(document: FlowDocument, title = ""): string {
  const slug = slugOf(title);
  if (slug) return freeName(slug, (id) => id in document.steps);
  for (let number = Object.keys(document.steps).length + 1; ; number += 1) {
    if (!(`step-${number}` in document.steps)) return `step-${number}`;
  }
}
