import { keepPreviousData } from "@tanstack/react-query";
import { query } from "@/api/client";
import { type Filters, listQuery } from "@/features/escalations/filters";

/** How often the queue is looked at while it is on the screen. */
const lookEvery = 15_000;

/** The escalations that match, page after page; those that wait with the longest wait first. */
export function useEscalations(filters: Filters) {
  return query.useInfiniteQuery(
    "get",
    "/api/v1/escalations",
    { params: { query: listQuery(filters) } },
    {
      pageParamName: "cursor",
      // Not undefined, which the client would send as the cursor "0".
      initialPageParam: null,
      getNextPageParam: (page) => page.next_cursor ?? undefined,
      placeholderData: keepPreviousData,
      refetchInterval: lookEvery,
    },
  );
}

/** The queue at a glance. */
export function useEscalationSummary() {
  return query.useQuery("get", "/api/v1/escalations/summary", {}, { refetchInterval: lookEvery });
}
