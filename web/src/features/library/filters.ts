import type { FlowSort } from "@/api/types";
import { type FlowKind, kinds } from "@/ui/flow/kinds";

export const views = ["all", "unfiled", "favourites", "recent", "overdue", "archived"] as const;
export type View = (typeof views)[number];

const statuses = ["draft", "published", "changed"] as const;
export type StatusFilter = "" | (typeof statuses)[number];

const sorts = ["relevance", "updated", "title", "most_used", "review_by", "recent"] as const;
/** Empty for what suits: the best match for a search, the newest otherwise. */
export type Sort = "" | FlowSort;

/** A part of the library that one can be in: a view, or a folder of the view "all". */
export interface Place {
  view: View;
  folder: string;
}

export interface Filters extends Place {
  search: string;
  kind: "" | FlowKind;
  status: StatusFilter;
  category: string;
  tags: readonly string[];
  owner: string;
  sort: Sort;
}

export const everywhere: Place = { view: "all", folder: "" };
export const unfiltered: Omit<Filters, keyof Place | "sort"> = {
  ...{ search: "", kind: "", status: "", category: "", owner: "" },
  tags: [],
};

/** The filters that an address names; what it does not name, or misspells, is not filtered. */
export function readFilters(params: URLSearchParams): Filters {
  const folder = params.get("folder") ?? "";
  return {
    view: (!folder && views.find((known) => known === params.get("view"))) || "all",
    folder,
    search: params.get("q") ?? "",
    kind: kinds.find((known) => known === params.get("kind")) ?? "",
    status: statuses.find((known) => known === params.get("status")) ?? "",
    category: params.get("category") ?? "",
    tags: [...new Set(params.getAll("tag").filter(Boolean))],
    owner: params.get("owner") ?? "",
    sort: sorts.find((known) => known === params.get("sort")) ?? "",
  };
}

/** The address of some filters; what is not filtered leaves no trace in it. */
export function writeFilters(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string) => value && params.set(name, value);
  if (filters.folder) params.set("folder", filters.folder);
  else if (filters.view !== "all") params.set("view", filters.view);
  if (filters.search.trim()) params.set("q", filters.search);
  put("kind", filters.kind);
  put("status", filters.status);
  put("category", filters.category);
  for (const tag of filters.tags) params.append("tag", tag);
  put("owner", filters.owner);
  put("sort", filters.sort);
  return params;
}

/** Whether anything but the place narrows the list. */
export function isFiltered({ search, kind, status, category, tags, owner }: Filters): boolean {
  return Boolean(search.trim() || kind || status || category || tags.length > 0 || owner);
}

/** The same as the server is asked for it. */
export function listQuery(filters: Filters) {
  const { view, folder, kind, status, category, tags, owner } = filters;
  const search = filters.search.trim();
  // Nothing is more relevant than something else without words.
  const sort = filters.sort === "relevance" && !search ? "" : filters.sort;
  return {
    search: search || undefined,
    kind: kind || undefined,
    status: status || undefined,
    category: category || undefined,
    tag: tags.length > 0 ? [...tags] : undefined,
    folder: folder || (view === "unfiled" ? "none" : undefined),
    owner: owner || undefined,
    favourite: view === "favourites" || undefined,
    overdue: view === "overdue" || undefined,
    archived: view === "archived" || undefined,
    sort: view === "recent" ? ("recent" as const) : sort || undefined,
    limit: 50,
  };
}
