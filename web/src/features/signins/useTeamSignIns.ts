import { keepPreviousData } from "@tanstack/react-query";
import { query } from "@/api/client";
import type { TeamFilters } from "@/features/signins/teamFilters";

/** The live sign-ins of the team, page after page, the most recently used first. */
export function useTeamSignIns({ search, person }: TeamFilters) {
  const words = search.trim();
  return query.useInfiniteQuery(
    "get",
    "/api/v1/team/sign-ins",
    {
      params: {
        query: {
          ...(words ? { search: words } : {}),
          ...(person ? { user_id: person } : {}),
          limit: 25,
        },
      },
    },
    {
      pageParamName: "cursor",
      // Not undefined, which the client would send as the cursor "0".
      initialPageParam: null,
      getNextPageParam: (page) => page.next_cursor ?? undefined,
      placeholderData: keepPreviousData,
    },
  );
}
