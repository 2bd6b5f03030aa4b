import { keepPreviousData } from "@tanstack/react-query";
import { query } from "@/api/client";

/** The note of a session as it stood after so many events; while a newer one loads, the last one stays. */
export function useDocumentation(sessionId: string, eventCount: number) {
  return query.useQuery(
    "get",
    "/api/v1/sessions/{session_id}/documentation",
    // The count is not sent: it makes every state of the session an answer of its own.
    { params: { path: { session_id: sessionId } }, eventCount },
    {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      placeholderData: keepPreviousData,
    },
  );
}
