import type { Finding, FlowDocument, Step } from "@/api/types";

export interface OutlineStep {
  id: string;
  /** Its place in the whole outline, from 1. */
  number: number;
  step: Step;
  isStart: boolean;
  findings: readonly Finding[];
}

export interface OutlineSection {
  /** None for steps outside of the flow's parts. */
  title: string | null;
  steps: readonly OutlineStep[];
}

export interface Outline {
  sections: readonly OutlineSection[];
  byId: ReadonlyMap<string, OutlineStep>;
  /** Whether the order of the sections leads on, instead of the steps. */
  inSections: boolean;
  /** Findings about the flow as a whole. */
  general: readonly Finding[];
}

interface Part {
  title: string | null;
  steps: [string, Step][];
}

/**
 * The steps as people read them. Troubleshooting: the first step first, then as written; the steps of a part stand
 * together. Procedures: section by section; what stands in no section comes last.
 */
export function outlineOf(document: FlowDocument, findings: readonly Finding[] = []): Outline {
  const inSections = document.kind !== "troubleshooting";
  const parts = inSections ? sectionsOf(document) : partsOf(document);
  const byId = new Map<string, OutlineStep>();
  const sections = parts.map(({ title, steps }) => ({
    title,
    steps: steps.map(([id, step]) => {
      const about = findings.filter((finding) => finding.step === id);
      const entry = {
        id,
        number: byId.size + 1,
        step,
        isStart: id === document.start,
        findings: about,
      };
      byId.set(id, entry);
      return entry;
    }),
  }));
  const general = findings.filter(({ step }) => step == null || !byId.has(step));
  return { sections, byId, general, inSections };
}

function partsOf(document: FlowDocument): Part[] {
  const parts: Part[] = [];
  for (const [id, step] of startFirst(document)) {
    const title = step.group || null;
    // Steps outside of every part stay where they were written; the others gather at their part.
    const part = title ? parts.find((other) => other.title === title) : parts.at(-1);
    if (part && part.title === title) part.steps.push([id, step]);
    else parts.push({ title, steps: [[id, step]] });
  }
  return parts;
}

function sectionsOf({ sections = [], steps }: FlowDocument): Part[] {
  const left = new Map(Object.entries(steps));
  const parts = sections.map(({ title, steps: ids }) => ({
    title: title || null,
    steps: ids.flatMap((id): [string, Step][] => {
      const step = left.get(id);
      left.delete(id);
      return step ? [[id, step]] : [];
    }),
  }));
  return left.size > 0 ? [...parts, { title: "In no section", steps: [...left] }] : parts;
}

function startFirst({ start, steps }: FlowDocument): [string, Step][] {
  const entries = Object.entries(steps);
  const first = entries.filter(([id]) => id === start);
  return [...first, ...entries.filter(([id]) => id !== start)];
}

/** How many ends, questions and so on a flow has, in words for its head. */
export function countSteps(document: FlowDocument): Record<Step["type"] | "all", number> {
  const counts = {
    ...{ all: 0, question: 0, action: 0, subflow: 0, note: 0 },
    ...{ resolution: 0, escalation: 0 },
  };
  for (const { type } of Object.values(document.steps)) {
    counts.all += 1;
    counts[type] += 1;
  }
  return counts;
}
