import type { Role, Schema } from "@/api/types";
import { type Days, dayOf, daysQuery, readDays } from "@/lib/days";
import { useAddress } from "@/lib/useAddress";

export type Selection = Schema<"SessionSelection">;

export const views = ["active", "all", "ended"] as const;
export type View = (typeof views)[number];

export const statuses = ["any", "active", "resolved", "escalated", "abandoned"] as const;
export type StatusChoice = (typeof statuses)[number];

export const kinds = ["any", "flow", "free"] as const;
export type KindChoice = (typeof kinds)[number];

/** "usual" is the best match first for words, and else the newest. */
export const sorts = ["usual", "newest", "oldest", "longest"] as const;
export type SortChoice = (typeof sorts)[number];

/** What narrows a list; empty where it does not. */
export interface Narrowing extends Days {
  search: string;
  status: StatusChoice;
  kind: KindChoice;
  mine: boolean;
  /** Whose, if not only mine. */
  person: string;
  /** On which flow. */
  flow: string;
}

export interface Filters extends Narrowing {
  view: View;
  sort: SortChoice;
}

export const noNarrowing: Narrowing = {
  search: "",
  status: "any",
  kind: "any",
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
    part.view && !part.status ? put({ ...part, status: "any" }, { replace: false }) : put(part);
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
    kind: kinds.find((known) => known === params.get("kind")) ?? "any",
    sort: sorts.find((known) => known === params.get("sort")) ?? "usual",
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
  if (filters.kind !== "any") params.set("kind", filters.kind);
  if (filters.mine) params.set("mine", "1");
  const { person, flow, from, to, search } = filters;
  for (const [name, value] of Object.entries({ person, flow, from, to, q: search })) {
    if (value) params.set(name, value);
  }
  if (filters.sort !== "usual") params.set("sort", filters.sort);
  return params;
}

/** The same as the server asks for it, and keeps it with a view. */
export function selectionOf(filters: Filters) {
  const { view, status, kind, mine, person, flow, search, sort, ...days } = filters;
  const whole = { active: "active", ended: "ended", all: undefined } as const;
  const chosen = view === "active" || status === "any" ? whole[view] : status;
  return {
    ...(chosen ? { status: chosen } : {}),
    ...(view === "active" || mine ? { mine: true } : {}),
    ...(person ? { assignee_id: person } : {}),
    ...(flow ? { flow_id: flow } : {}),
    ...(kind === "any" ? {} : { free: kind === "free" }),
    ...daysQuery(days),
    ...(search.trim() ? { q: search.trim() } : {}),
    ...(sort === "usual" ? {} : { sort }),
  };
}

/** What the list shows that was kept so. */
export function filtersOf(kept: Selection): Filters {
  const { status, free } = kept;
  const mine = kept.mine ?? false;
  const isActive = status === "active" && mine;
  const view = isActive ? "active" : status && status !== "active" ? "ended" : "all";
  return {
    view,
    status: isActive ? "any" : (statuses.find((known) => known === status) ?? "any"),
    kind: free == null ? "any" : free ? "free" : "flow",
    sort: sorts.find((known) => known === kept.sort) ?? "usual",
    mine: mine && !isActive,
    search: kept.q ?? "",
    person: kept.assignee_id ?? "",
    flow: kept.flow_id ?? "",
    from: kept.from ? dayOf(new Date(kept.from)) : "",
    // The end is the midnight behind the last day.
    to: kept.to ? dayOf(new Date(+new Date(kept.to) - 1)) : "",
  };
}

/** Whether the list shows what was kept; the same sessions may be asked for in more than one way. */
export function showsSame(filters: Filters, kept: Selection): boolean {
  const [shown, other] = [filters, filtersOf(kept)].map(selectionOf);
  return JSON.stringify(shown) === JSON.stringify(other);
}
