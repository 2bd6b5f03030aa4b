import type { Finding, FlowDocument, Step } from "@/api/types";
import { partsOf } from "@/features/editor/document/arrange";
import { isProcedure } from "@/features/editor/document/steps";
import type { Selection } from "@/features/editor/document/store";

/** A line of the outline. */
export interface OutlineNode {
  key: string;
  selection: Selection;
  level: number;
  /** Its place among its siblings, from 1, and how many there are. */
  place: number;
  siblings: number;
  label: string;
  /** Whether it has lines below it that can be hidden. */
  opens: boolean;
  parent: string | null;
  step?: Step;
  number?: number;
  /** For answers: the step that it leads to, "nowhere", or null where the order leads on. */
  target?: string | null;
  findings: number;
  hasError: boolean;
}

export function nodeKey(selection: Selection): string {
  if (selection.on === "head") return "head";
  if (selection.on === "section") return `section ${selection.section}`;
  const { step, answer } = selection;
  return answer === undefined ? `step ${step}` : `answer ${answer} ${step}`;
}

/** The lines of the outline from top to bottom, without those inside of closed ones. */
export function outlineNodes(
  document: FlowDocument,
  findings: readonly Finding[],
  closed: ReadonlySet<string>,
): OutlineNode[] {
  const byStep = new Map<string, Finding[]>();
  for (const finding of findings) {
    const about = finding.step && document.steps[finding.step] ? finding.step : "";
    byStep.set(about, [...(byStep.get(about) ?? []), finding]);
  }
  const parts = partsOf(document);
  const numbers = new Map(parts.flatMap(({ steps }) => [...steps]).map((id, at) => [id, at + 1]));
  const told = (about: readonly Finding[] = []) => ({
    findings: about.length,
    hasError: about.some(({ severity }) => severity === "error"),
  });
  const top =
    1 +
    parts.reduce(
      (sum, { title, loose, steps }) => sum + (title !== null || loose ? 1 : steps.length),
      0,
    );
  const nodes: OutlineNode[] = [];
  const add = (node: Omit<OutlineNode, "key">) => {
    nodes.push({ ...node, key: nodeKey(node.selection) });
    return !closed.has(nodeKey(node.selection));
  };
  let place = 1;
  add({
    ...{ selection: { on: "head" }, level: 1, place, siblings: top, label: "Flow details" },
    ...{ opens: false, parent: null, ...told(byStep.get("")) },
  });
  for (const [section, part] of parts.entries()) {
    const titled = part.title !== null || part.loose;
    const selection: Selection = { on: "section", section };
    const parent = titled ? nodeKey(selection) : null;
    if (titled) {
      place += 1;
      const label = part.loose ? "In no section" : part.title || "Untitled section";
      const isOpen = add({
        ...{ selection, level: 1, place, siblings: top, label, opens: part.steps.length > 0 },
        ...{ parent: null, findings: 0, hasError: false },
      });
      if (!isOpen) continue;
    }
    const level = titled ? 2 : 1;
    for (const [at, id] of part.steps.entries()) {
      const step = document.steps[id];
      if (!step) continue;
      if (!titled) place += 1;
      const answers = step.type === "question" ? step.answers : [];
      const isOpen = add({
        ...{ selection: { on: "step", step: id }, level, step, number: numbers.get(id) },
        ...{ place: titled ? at + 1 : place, siblings: titled ? part.steps.length : top },
        ...{ label: step.title || "Untitled", opens: answers.length > 0, parent },
        ...told(byStep.get(id)),
      });
      if (!isOpen) continue;
      for (const [answer, { label, goto }] of answers.entries()) {
        const to = goto ? document.steps[goto] : undefined;
        const target = to ? `${numbers.get(goto ?? "")}. ${to.title || "Untitled"}` : "nowhere";
        add({
          ...{ selection: { on: "step", step: id, answer }, level: level + 1 },
          ...{ place: answer + 1, siblings: answers.length, label: label || "No label" },
          ...{ opens: false, parent: nodeKey({ on: "step", step: id }) },
          ...{ target: isProcedure(document) ? null : target, findings: 0, hasError: false },
        });
      }
    }
  }
  return nodes;
}
