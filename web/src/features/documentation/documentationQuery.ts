import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import type { Variant } from "@/features/documentation/variants";

/**
 * The note of a session for its readers, as it stood after so many events. While a newer one loads, the last one stays, but
 * never one that is for other readers.
 */
export function useDocumentation(sessionId: string, eventCount: number, variant: Variant) {
  return query.useQuery(
    "get",
    "/api/v1/sessions/{session_id}/documentation",
    // The count is not sent: it makes every state of the session an answer of its own.
    { params: { path: { session_id: sessionId }, query: { variant } }, eventCount },
    {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      placeholderData: (previous: Schema<"Documentation"> | undefined) =>
        previous?.document.variant === variant ? previous : undefined,
    },
  );
}
