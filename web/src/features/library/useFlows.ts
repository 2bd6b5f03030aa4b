import { keepPreviousData } from "@tanstack/react-query";
import { query } from "@/api/client";
import { type Filters, listQuery } from "@/features/library/filters";

/** The flows that match, page by page. The last list stays visible while the next one loads. */
export function useFlows(filters: Filters) {
  const flows = query.useInfiniteQuery(
    "get",
    "/api/v1/flows",
    { params: { query: listQuery(filters) } },
    {
      // Anything but null or undefined would be sent as a cursor.
      initialPageParam: null,
      getNextPageParam: ({ next_cursor }) => next_cursor,
      placeholderData: keepPreviousData,
    },
  );
  return {
    ...flows,
    items: flows.data?.pages.flatMap(({ items }) => items) ?? [],
    corrected: flows.data?.pages[0]?.corrected ?? null,
  };
}

export type FlowsQuery = ReturnType<typeof useFlows>;

/** What the library can be narrowed by, with counts. */
export function useFacets() {
  return query.useQuery("get", "/api/v1/flows/facets").data;
}
