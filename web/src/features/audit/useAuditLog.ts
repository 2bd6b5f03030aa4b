import { keepPreviousData } from "@tanstack/react-query";
import { query } from "@/api/client";
import { type AuditFilters, auditQuery } from "@/features/audit/filters";

/** The rows that match, page after page, the newest first. */
export function useAuditLog(filters: AuditFilters) {
  return query.useInfiniteQuery(
    "get",
    "/api/v1/team/audit-log",
    { params: { query: { ...auditQuery(filters), limit: 50 } } },
    {
      pageParamName: "cursor",
      // Not undefined, which the client would send as the cursor "0".
      initialPageParam: null,
      getNextPageParam: (page) => page.next_cursor ?? undefined,
      placeholderData: keepPreviousData,
    },
  );
}
