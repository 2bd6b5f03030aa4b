import type { LibraryStepSort, StepType } from "@/api/types";

const sorts = ["relevance", "updated", "title", "rating", "most_used"] as const;
/** Empty for what suits: the best match for a search, the newest otherwise. */
export type Sort = "" | LibraryStepSort;

export const stepTypes: readonly StepType[] = [
  "question",
  "action",
  "resolution",
  "escalation",
  "subflow",
  "note",
];

export interface Filters {
  search: string;
  type: "" | StepType;
  category: string;
  tags: readonly string[];
  archived: boolean;
  sort: Sort;
}

export const unfiltered: Omit<Filters, "sort"> = {
  search: "",
  type: "",
  category: "",
  tags: [],
  archived: false,
};

/** The filters that an address names; what it does not name, or misspells, is not filtered. */
export function readFilters(params: URLSearchParams): Filters {
  return {
    search: params.get("q") ?? "",
    type: stepTypes.find((known) => known === params.get("type")) ?? "",
    category: params.get("category") ?? "",
    tags: [...new Set(params.getAll("tag").filter(Boolean))],
    archived: params.get("archived") === "1",
    sort: sorts.find((known) => known === params.get("sort")) ?? "",
  };
}

/** The address of some filters; what is not filtered leaves no trace in it. */
export function writeFilters(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.search.trim()) params.set("q", filters.search);
  if (filters.type) params.set("type", filters.type);
  if (filters.category) params.set("category", filters.category);
  for (const tag of filters.tags) params.append("tag", tag);
  if (filters.archived) params.set("archived", "1");
  if (filters.sort && filters.sort !== usualSort(filters)) params.set("sort", filters.sort);
  return params;
}

export function isFiltered({ search, type, category, tags, archived }: Filters): boolean {
  return Boolean(search.trim() || type || category || tags.length > 0 || archived);
}

/** What the list is sorted by when nobody says. */
export function usualSort({ search }: Pick<Filters, "search">): LibraryStepSort {
  return search.trim() ? "relevance" : "updated";
}

/** The same as the server is asked for it. */
export function listQuery(filters: Filters) {
  const { type, category, tags, archived } = filters;
  const search = filters.search.trim();
  // Nothing is more relevant than something else without words.
  const sort = filters.sort === "relevance" && !search ? "" : filters.sort;
  return {
    search: search || undefined,
    type: type || undefined,
    category: category || undefined,
    tag: tags.length > 0 ? [...tags] : undefined,
    archived: archived || undefined,
    sort: sort || undefined,
    limit: 50,
  };
}
