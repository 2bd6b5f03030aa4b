import { useState } from "react";
import type { FlowSummary } from "@/api/types";

/** As many as the server changes at once. */
const most = 500;
const none: ReadonlySet<string> = new Set();

export interface Selection {
  /** The chosen flows, in the order of the list. */
  flows: readonly FlowSummary[];
  has: (flow: FlowSummary) => boolean;
  toggle: (flow: FlowSummary) => void;
  /** Chooses everything that is listed, or nothing when that is the case already. */
  toggleAll: () => void;
  clear: () => void;
}

/** What is chosen of a list. It grows with the list's pages, and ends with the filters that it was made under. */
export function useSelection(items: readonly FlowSummary[], filters: string): Selection {
  const [chosen, setChosen] = useState({ filters, ids: none });
  const ids = chosen.filters === filters ? chosen.ids : none;
  const flows = ids.size > 0 ? items.filter(({ id }) => ids.has(id)) : [];
  const put = (next: Iterable<string>) =>
    setChosen({ filters, ids: new Set([...next].slice(0, most)) });
  const isAll = flows.length > 0 && flows.length === Math.min(items.length, most);
  return {
    flows,
    has: ({ id }) => ids.has(id),
    toggle: ({ id }) => put(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]),
    toggleAll: () => put(isAll ? [] : items.map(({ id }) => id)),
    clear: () => put([]),
  };
}
