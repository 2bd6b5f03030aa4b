import { keepPreviousData } from "@tanstack/react-query";
import { query } from "@/api/client";
import { type Filters, selectionOf } from "@/features/history/filters";

/** The sessions that match, page after page. */
export function useSessions(filters: Filters) {
  return query.useInfiniteQuery(
    "get",
    "/api/v1/sessions",
    { params: { query: { ...selectionOf(filters), limit: 25 } } },
    {
      pageParamName: "cursor",
      // Not undefined, which the client would send as the cursor "0".
      initialPageParam: null,
      getNextPageParam: (page) => page.next_cursor ?? undefined,
      placeholderData: keepPreviousData,
    },
  );
}
