import type { FlowDocument, Step } from "@/api/types";
import { orderOf } from "@/features/editor/document/arrange";
import { isProcedure } from "@/features/editor/document/steps";

export type Side = "mine" | "theirs";

export interface Choices {
  /** Title, intake, schedule, sections and order. */
  head: Side;
  steps: Readonly<Record<string, Side>>;
}

/**
 * Which side to take unless somebody chooses: the one that changed since both began. `both` names the steps that
 * both sides changed, each in another way; mine stands there until somebody chooses.
 */
export function proposeChoices(base: FlowDocument, mine: FlowDocument, theirs: FlowDocument) {
  const ids = new Set([...Object.keys(mine.steps), ...Object.keys(theirs.steps)]);
  const steps: Record<string, Side> = {};
  const both: string[] = [];
  for (const id of ids) {
    if (same(mine.steps[id], theirs.steps[id])) continue;
    const iChanged = !same(base.steps[id], mine.steps[id]);
    const theyChanged = !same(base.steps[id], theirs.steps[id]);
    steps[id] = theyChanged && !iChanged ? "theirs" : "mine";
    if (iChanged && theyChanged) both.push(id);
  }
  const common = Object.keys(base.steps).filter((id) => mine.steps[id] && theirs.steps[id]);
  const [was, my, their] = [base, mine, theirs].map((document) => headOf(document, common));
  const head: Side = same(was, my) && !same(was, their) ? "theirs" : "mine";
  const headClash = !same(was, my) && !same(was, their) && !same(my, their);
  return { choices: { head, steps }, both, headClash };
}

/** One document out of two: each step from the side that was chosen for it. */
export function mergeDocuments(
  mine: FlowDocument,
  theirs: FlowDocument,
  choices: Choices,
): FlowDocument {
  const [main, other] = choices.head === "mine" ? [mine, theirs] : [theirs, mine];
  const chosen = (id: string): Step | undefined =>
    (choices.steps[id] === "theirs" ? theirs : mine).steps[id];
  const order = orderOf(main).filter(chosen);
  const guests = orderOf(other).filter((id) => !(id in main.steps) && chosen(id));
  for (const id of guests) order.splice(placeAfter(orderOf(other), id, order), 0, id);

  const steps: Record<string, Step> = {};
  for (const id of order) {
    const step = chosen(id);
    if (step) steps[id] = step;
  }
  const merged: FlowDocument = { ...main, steps };
  if (merged.start && !steps[merged.start]) merged.start = order[0];
  if (!isProcedure(main)) return merged;

  const sections = (main.sections ?? []).map((section) => ({
    ...section,
    steps: section.steps.filter((id) => steps[id]),
  }));
  for (const id of guests) {
    const home = (other.sections ?? []).find((section) => section.steps.includes(id));
    const section = sections.find(({ title }) => title === home?.title) ?? sections.at(-1);
    section?.steps.splice(placeAfter(home?.steps ?? [], id, section.steps), 0, id);
  }
  return { ...merged, sections };
}

/** Where a guest stands among others: behind the nearest one that stood before it at home. */
function placeAfter(home: readonly string[], id: string, among: readonly string[]): number {
  const before = home.slice(0, home.indexOf(id)).findLast((other) => among.includes(other));
  return before === undefined ? 0 : among.indexOf(before) + 1;
}

/** What a document says besides its steps, and the order of the steps that everybody has. */
function headOf(document: FlowDocument, common: readonly string[]): object {
  const { steps: _, sections = [], ...head } = document;
  const order = orderOf(document).filter((id) => common.includes(id));
  const homes = sections.map(({ title, steps }) => [
    title,
    steps.filter((id) => common.includes(id)),
  ]);
  return { ...head, order, homes };
}

export function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** With the fields of objects in one order: they mean the same in any. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
