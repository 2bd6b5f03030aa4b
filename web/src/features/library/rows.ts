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

/** Moves the focus by rows; from outside the list, to its first row. */
export function moveFocus(by: 1 | -1): void {
  const all = rows();
  const now = all.findIndex((row) => row.dataset.row === focusedRow());
  const next = now < 0 ? all[0] : all[now + by];
  next?.focus();
  next?.scrollIntoView?.({ block: "nearest" });
}
