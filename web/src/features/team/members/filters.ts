import { useAddress } from "@/lib/useAddress";

export const roles = ["any", "viewer", "engineer", "team_admin"] as const;
export type RoleChoice = (typeof roles)[number];

export const statuses = ["any", "active", "disabled"] as const;
export type StatusChoice = (typeof statuses)[number];

export const columns = ["name", "role", "last_active_at"] as const;
export type Column = (typeof columns)[number];

export interface Sort {
  column: Column;
  descending: boolean;
}

export interface Filters {
  search: string;
  role: RoleChoice;
  status: StatusChoice;
  sort: Sort;
}

/** Which members are shown, as it stands in the address. Nothing that is usual stands there. */
export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  return useAddress(readFilters, writeFilters);
}

export function readFilters(params: URLSearchParams): Filters {
  const sort = params.get("sort") ?? "";
  const column = columns.find((known) => known === sort.replace("-", ""));
  return {
    search: params.get("q") ?? "",
    role: roles.find((known) => known === params.get("role")) ?? "any",
    status: statuses.find((known) => known === params.get("status")) ?? "any",
    sort: { column: column ?? "name", descending: Boolean(column) && sort.startsWith("-") },
  };
}

export function writeFilters({ search, role, status, sort }: Filters): URLSearchParams {
  const params = new URLSearchParams();
  if (search) params.set("q", search);
  if (role !== "any") params.set("role", role);
  if (status !== "any") params.set("status", status);
  if (sortOf(sort) !== "name") params.set("sort", sortOf(sort));
  return params;
}

function sortOf({ column, descending }: Sort) {
  return descending ? (`-${column}` as const) : column;
}

/** The same as the server asks for it. */
export function listQuery({ search, role, status, sort }: Filters) {
  return {
    ...(search.trim() ? { search: search.trim() } : {}),
    ...(role === "any" ? {} : { role }),
    ...(status === "any" ? {} : { status }),
    sort: sortOf(sort),
    limit: 25,
  };
}

/** The next order when a column's head is pressed: up, then down. Times begin with the newest. */
export function pressed(now: Sort, column: Column): Sort {
  if (now.column === column) return { column, descending: !now.descending };
  return { column, descending: column === "last_active_at" };
}
