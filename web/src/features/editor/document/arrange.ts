import type { FlowDocument, Step } from "@/api/types";
import { isProcedure, tidy } from "@/features/editor/document/steps";
import { outlineOf } from "@/ui/flow/outline";

/** A section of a procedure or a part of a troubleshooting flow, as the outline shows it. */
export interface Part {
  /** None for troubleshooting steps outside of every part. */
  title: string | null;
  steps: readonly string[];
  /** Steps that stand in no section. */
  loose?: boolean;
}

/** The steps in the order of the outline. */
export function partsOf(document: FlowDocument): Part[] {
  if (!isProcedure(document)) {
    return outlineOf(document).sections.map(({ title, steps }) => ({
      title,
      steps: steps.map(({ id }) => id),
    }));
  }
  const sections = document.sections ?? [];
  const placed = new Set(sections.flatMap(({ steps }) => steps));
  const loose = Object.keys(document.steps).filter((id) => !placed.has(id));
  const parts: Part[] = sections.map(({ title, steps }) => ({ title, steps }));
  return loose.length > 0 ? [...parts, { title: null, steps: loose, loose: true }] : parts;
}

export function orderOf(document: FlowDocument): string[] {
  return partsOf(document).flatMap(({ steps }) => [...steps]);
}

/** The document with its steps in this order: sections take them over, and parts name them. */
export function arranged(document: FlowDocument, parts: readonly Part[]): FlowDocument {
  const steps: Record<string, Step> = {};
  for (const part of parts) {
    for (const id of part.steps) {
      const step = document.steps[id];
      if (!step) continue;
      const stays = isProcedure(document) || (step.group || null) === part.title;
      steps[id] = stays ? step : tidy({ ...step, group: part.title });
    }
  }
  if (!isProcedure(document)) return { ...document, steps };
  const sections = parts
    .filter(({ loose }) => !loose)
    .map(({ title, steps: ids }) => ({ title: title ?? "", steps: [...ids] }));
  return { ...document, sections, steps };
}

/** Where a step stands: which part, and which place in it. */
export function placeOf(parts: readonly Part[], id: string): [part: number, place: number] | null {
  for (const [part, { steps }] of parts.entries()) {
    const place = steps.indexOf(id);
    if (place >= 0) return [part, place];
  }
  return null;
}

/** The parts without a step, and with it at another place. */
export function moved(
  parts: readonly Part[],
  id: string,
  [to, place]: readonly [part: number, place: number],
): Part[] {
  return parts.map((part, index) => {
    const steps = part.steps.filter((other) => other !== id);
    return index === to ? { ...part, steps: steps.toSpliced(place, 0, id) } : { ...part, steps };
  });
}

/** One place up or down; at the edge of a part, into the next one. None at the very edge. */
export function nextPlace(
  parts: readonly Part[],
  [part, place]: readonly [number, number],
  by: -1 | 1,
): [part: number, place: number] | null {
  const inside = place + by;
  if (inside >= 0 && inside < (parts[part]?.steps.length ?? 0)) return [part, inside];
  const neighbour = parts[part + by];
  if (!neighbour || neighbour.loose) return null;
  return [part + by, by < 0 ? neighbour.steps.length : 0];
}
