import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { query } from "@/api/client";
import { ifMatch } from "@/api/headers";
import type { EditedNote, WantedEdit } from "@/features/documentation/editing/working";
import type { Variant } from "@/features/documentation/variants";

const path = "/api/v1/sessions/{session_id}/documentation/edits";

/** The note piece by piece, with what was changed in it by hand. */
export function useNoteEdits(sessionId: string, eventCount: number, variant: Variant) {
  const last = useRef<EditedNote | undefined>(undefined);
  const { data, error, refetch } = query.useQuery(
    "get",
    path,
    // The count is not sent: it makes every state of the session an answer of its own.
    { params: { path: { session_id: sessionId }, query: { variant } }, eventCount },
    {
      gcTime: 0,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
    },
  );
  // Who is at it stays at it while the session goes on, also where what came of that cannot be read.
  last.current = data ?? last.current;
  return { data: last.current, error, refetch };
}

/** Saves the changes of a note, all of them; none take it back to what is generated. */
export function useSaveEdits(sessionId: string, variant: Variant) {
  const client = useQueryClient();
  const save = query.useMutation("put", path, {
    onSuccess: () =>
      client.invalidateQueries({
        queryKey: ["get", "/api/v1/sessions/{session_id}/documentation"],
      }),
  });
  const saveAt = (revision: number, edits: WantedEdit[]): Promise<EditedNote> =>
    save.mutateAsync({
      params: {
        path: { session_id: sessionId },
        query: { variant },
        header: ifMatch(revision),
      },
      body: { edits },
    });
  return { saveAt, saving: save.isPending };
}
