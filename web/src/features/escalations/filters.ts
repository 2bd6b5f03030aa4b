import { type Days, daysQuery, readDays } from "@/lib/days";
import { useAddress } from "@/lib/useAddress";

export const views = ["waiting", "accepted", "returned", "all"] as const;
export type View = (typeof views)[number];

/** Whose escalations: everybody's, those that ask me, those that I made. */
export const circles = ["everybody", "to_me", "mine"] as const;
export type Circle = (typeof circles)[number];

export interface Filters extends Days {
  view: View;
  circle: Circle;
  search: string;
  /** On which flow; empty for all. */
  flow: string;
  /** The session whose briefing is open; empty for none. */
  session: string;
}

/** What the queue shows, as it stands in the address. Nothing that is usual stands there. */
export function useFilters() {
  return useAddress<Filters>(readFilters, writeFilters);
}

export function readFilters(params: URLSearchParams): Filters {
  return {
    view: views.find((known) => known === params.get("view")) ?? "waiting",
    circle: circles.find((known) => known === params.get("whose")) ?? "everybody",
    search: params.get("q") ?? "",
    flow: params.get("flow") ?? "",
    session: params.get("session") ?? "",
    ...readDays(params),
  };
}

export function writeFilters(filters: Filters): URLSearchParams {
  const { view, circle, from, to, flow, session, search } = filters;
  const params = new URLSearchParams();
  if (view !== "waiting") params.set("view", view);
  if (circle !== "everybody") params.set("whose", circle);
  for (const [name, value] of Object.entries({ flow, from, to, q: search, session })) {
    if (value) params.set(name, value);
  }
  return params;
}

/** Whether fewer escalations than the view has are asked for. */
export function isNarrowed({ circle, search, flow, from, to }: Filters): boolean {
  return circle !== "everybody" || [search, flow, from, to].some((value) => value !== "");
}

/** The same as the server asks for it. */
export function listQuery({ view, circle, search, flow, from, to }: Filters) {
  return {
    state: view,
    ...(circle === "to_me" ? { to_me: true } : {}),
    ...(circle === "mine" ? { mine: true } : {}),
    ...(flow ? { flow_id: flow } : {}),
    ...daysQuery({ from, to }),
    ...(search.trim() ? { search: search.trim() } : {}),
    limit: 25,
  };
}
