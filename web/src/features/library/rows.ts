import type { FlowSummary } from "@/api/types";

/** Marks the link of a flow as the row's place for the focus. */
export function rowOf(flow: FlowSummary) {
  return { "data-row": flow.id };
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-row]")];
}

/** The flow whose row has the focus. */
export function focusedRow(): string | null {
  const inside = document.activeElement?.closest("tr, li");
  return inside?.querySelector<HTMLElement>("[data-row]")?.dataset.row ?? null;
}

/** Gives the focus to a flow's row. */
export function focusRow(flowId: string): void {
  rows()
    .find((row) => row.dataset.row === flowId)
    ?.focus();
}

/** Moves the focus by rows, from the one that has it or that stands in for it; otherwise to the first row. */
export function moveFocus(by: 1 | -1, from: string | null = null): void {
  const all = rows();
  const current = focusedRow() ?? from;
  const now = all.findIndex((row) => row.dataset.row === current);
  const next = now < 0 ? all[0] : all[now + by];
  next?.focus();
  next?.scrollIntoView?.({ block: "nearest" });
}

/** The button of a row's menu. */
export function menuButton(flowId: string): HTMLElement | null {
  const row = rows().find((candidate) => candidate.dataset.row === flowId);
  return row?.closest("tr, li")?.querySelector<HTMLElement>("[data-row-menu]") ?? null;
}
