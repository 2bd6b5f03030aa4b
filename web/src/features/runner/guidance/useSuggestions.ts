import { query } from "@/api/client";

/** What to do next, by what finished sessions say, as the session stood after so many events. */
export function useSuggestions(sessionId: string, eventCount: number) {
  return query.useQuery(
    "get",
    "/api/v1/sessions/{session_id}/suggestions",
    // The count is not sent: it makes every state of the session an answer of its own.
    { params: { path: { session_id: sessionId } }, eventCount },
    { staleTime: 60_000, gcTime: 60_000 },
  );
}

/** Finished sessions like this one; asked for once they are to be shown. */
export function useSimilarSessions(sessionId: string, enabled: boolean) {
  return query.useQuery(
    "get",
    "/api/v1/sessions/{session_id}/similar",
    { params: { path: { session_id: sessionId } } },
    { enabled, staleTime: 5 * 60_000 },
  );
}
