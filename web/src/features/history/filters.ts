import { useSearchParams } from "react-router";
import type { Role } from "@/api/types";

export const views = ["active", "all", "ended"] as const;
export type View = (typeof views)[number];

export const statuses = ["any", "active", "resolved", "escalated", "abandoned"] as const;
export type StatusChoice = (typeof statuses)[number];

export interface Filters {
  view: View;
  status: StatusChoice;
  mine: boolean;
  search: string;
}

/** What the list shows, as it stands in the address. Nothing that is usual stands there. */
export function useFilters(role: Role): [Filters, (change: Partial<Filters>) => void] {
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params, role);
  const change = (part: Partial<Filters>) =>
    setParams(
      (before) => {
        const next = { ...readFilters(before, role), ...part };
        // Each view has states of its own.
        if (part.view) next.status = "any";
        return writeFilters(next, role);
      },
      { replace: !part.view, preventScrollReset: true },
    );
  return [filters, change];
}

/** Viewers run nothing, and see sessions only once they have ended. */
function usualView(role: Role): View {
  return role === "viewer" ? "ended" : "active";
}

export function readFilters(params: URLSearchParams, role: Role): Filters {
  const view = views.find((known) => known === params.get("view")) ?? usualView(role);
  return {
    view,
    status: statuses.find((known) => known === params.get("status")) ?? "any",
    mine: params.get("mine") === "1",
    search: params.get("q") ?? "",
  };
}

export function writeFilters(filters: Filters, role: Role): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.view !== usualView(role)) params.set("view", filters.view);
  if (filters.status !== "any") params.set("status", filters.status);
  if (filters.mine) params.set("mine", "1");
  if (filters.search) params.set("q", filters.search);
  return params;
}

/** The same as the server asks for it. */
export function listQuery({ view, status, mine, search }: Filters) {
  const whole = { active: "active", ended: "ended", all: undefined } as const;
  const chosen = view === "active" || status === "any" ? whole[view] : status;
  return {
    ...(chosen ? { status: chosen } : {}),
    ...(view === "active" || mine ? { mine: true } : {}),
    ...(search.trim() ? { search: search.trim() } : {}),
    limit: 25,
  };
}
