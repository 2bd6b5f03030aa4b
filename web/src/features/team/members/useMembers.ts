import { keepPreviousData, useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";
import { type Filters, listQuery } from "@/features/team/members/filters";

const path = "/api/v1/team/members";

/** The members that match, page after page. */
export function useMembers(filters: Filters) {
  return query.useInfiniteQuery(
    "get",
    path,
    { params: { query: listQuery(filters) } },
    {
      pageParamName: "cursor",
      // Not undefined, which the client would send as the cursor "0".
      initialPageParam: null,
      getNextPageParam: (page) => page.next_cursor ?? undefined,
      placeholderData: keepPreviousData,
    },
  );
}

export function useMembersChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["get", path] });
}
