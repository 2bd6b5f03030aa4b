import type { Role } from "@/api/types";
import { type Days, daysQuery, readDays } from "@/lib/days";
import { useAddress } from "@/lib/useAddress";

export const views = ["active", "all", "ended"] as const;
export type View = (typeof views)[number];

export const statuses = ["any", "active", "resolved", "escalated", "abandoned"] as const;
export type StatusChoice = (typeof statuses)[number];

/** What narrows a list; empty where it does not. */
export interface Narrowing extends Days {
  search: string;
  status: StatusChoice;
  mine: boolean;
  /** Whose, if not only mine. */
  person: string;
  /** On which flow. */
  flow: string;
}

export interface Filters extends Narrowing {
  view: View;
}

export const noNarrowing: Narrowing = {
  search: "",
  status: "any",
  mine: false,
  person: "",
  flow: "",
  from: "",
  to: "",
};

/** Whether fewer sessions than the view has are asked for. */
export function isNarrowed(filters: Filters): boolean {
  return Object.entries(noNarrowing).some(([name, open]) => Reflect.get(filters, name) !== open);
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
  const mine = params.get("mine") === "1";
  return {
    view,
    status: statuses.find((known) => known === params.get("status")) ?? "any",
    mine,
    search: params.get("q") ?? "",
    person: view === "active" || mine ? "" : (params.get("person") ?? ""),
    flow: params.get("flow") ?? "",
    ...readDays(params),
  };
}

export function writeFilters(filters: Filters, role: Role): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.view !== usualView(role)) params.set("view", filters.view);
  if (filters.status !== "any") params.set("status", filters.status);
  if (filters.mine) params.set("mine", "1");
  const { person, flow, from, to, search } = filters;
  for (const [name, value] of Object.entries({ person, flow, from, to, q: search })) {
    if (value) params.set(name, value);
  }
  return params;
}

/** The same as the server asks for it. */
export function listQuery({ view, status, mine, person, flow, search, ...days }: Filters) {
  const whole = { active: "active", ended: "ended", all: undefined } as const;
  const chosen = view === "active" || status === "any" ? whole[view] : status;
  return {
    ...(chosen ? { status: chosen } : {}),
    ...(view === "active" || mine ? { mine: true } : {}),
    ...(person ? { assignee_id: person } : {}),
    ...(flow ? { flow_id: flow } : {}),
    ...daysQuery(days),
    ...(search.trim() ? { search: search.trim() } : {}),
    limit: 25,
  };
}
