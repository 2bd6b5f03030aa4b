import type { Finding, FlowDocument } from "@/api/types";
import type { Selection } from "@/features/editor/document/store";

/** Where a finding is put right. */
export function placeOfFinding(
  { step, field }: Finding,
  document: FlowDocument,
): { selection: Selection; field: string } {
  if (step && document.steps[step]) {
    const answer = /^answers\.(\d+)/.exec(field ?? "")?.[1];
    const at = answer === undefined ? {} : { answer: Number(answer) };
    return { selection: { on: "step", step, ...at }, field: field || "title" };
  }
  const section = /^sections\.(\d+)/.exec(field ?? "")?.[1];
  if (section !== undefined && document.sections?.[Number(section)]) {
    return { selection: { on: "section", section: Number(section) }, field: "title" };
  }
  return { selection: { on: "head" }, field: field || "title" };
}

/** What is said about a field and what is in it: `answers.0.goto`, or `tags` for `tags.2`. */
export function faultAt(findings: readonly Finding[], field: string): string | undefined {
  const about = findings.filter(
    (finding) => finding.field === field || finding.field?.startsWith(`${field}.`),
  );
  return about.length > 0 ? about.map(({ message }) => message).join(" ") : undefined;
}

/** Goes to the input of a field, or to the nearest one around it. */
export function focusField(pane: HTMLElement | null, field: string): void {
  const parts = field.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const name = parts.slice(0, length).join(".");
    const slot = pane?.querySelector(`[data-field="${CSS.escape(name)}"]`);
    const input = slot?.querySelector<HTMLElement>("input, textarea, select, button");
    if (!input) continue;
    input.focus();
    input.scrollIntoView?.({ block: "nearest" });
    return;
  }
  pane?.querySelector<HTMLElement>("input, textarea")?.focus();
}
