import type { Role } from "@/api/types";
import { useAddress } from "@/lib/useAddress";

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
  const [filters, put] = useAddress<Filters>(
    (params) => readFilters(params, role),
    (next) => writeFilters(next, role),
  );
  // Each view has states of its own.
  const change = (part: Partial<Filters>) =>
    part.view ? put({ ...part, status: "any" }, { replace: false }) : put(part);
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
