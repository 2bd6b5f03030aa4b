import { keepPreviousData } from "@tanstack/react-query";
import { query } from "@/api/client";
import type { Filters } from "@/features/library/filters";

/** The flows that match, page by page. The last list stays visible while the next one loads. */
export function useFlows({ search, status, category, sort }: Filters) {
  const flows = query.useInfiniteQuery(
    "get",
    "/api/v1/flows",
    {
      params: {
        query: {
          search: search.trim() || undefined,
          status: status || undefined,
          category: category || undefined,
          sort,
          limit: 50,
        },
      },
    },
    {
      // Anything but null or undefined would be sent as a cursor.
      initialPageParam: null,
      getNextPageParam: ({ next_cursor }) => next_cursor,
      placeholderData: keepPreviousData,
    },
  );
  return { ...flows, items: flows.data?.pages.flatMap(({ items }) => items) ?? [] };
}
