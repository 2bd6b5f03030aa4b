export type StatusFilter = "" | "draft" | "published";
export type SortOrder = "updated" | "title";

export interface Filters {
  search: string;
  status: StatusFilter;
  category: string;
  sort: SortOrder;
}

/** The filters that an address names; what it does not name, or misspells, is not filtered. */
export function readFilters(params: URLSearchParams): Filters {
  const status = params.get("status");
  return {
    search: params.get("q") ?? "",
    status: status === "draft" || status === "published" ? status : "",
    category: params.get("category") ?? "",
    sort: params.get("sort") === "title" ? "title" : "updated",
  };
}

/** The address of some filters; what is not filtered leaves no trace in it. */
export function writeFilters(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.search.trim()) params.set("q", filters.search);
  if (filters.status) params.set("status", filters.status);
  if (filters.category) params.set("category", filters.category);
  if (filters.sort !== "updated") params.set("sort", filters.sort);
  return params;
}

export function isFiltered({ search, status, category }: Filters): boolean {
  return Boolean(search.trim() || status || category);
}
