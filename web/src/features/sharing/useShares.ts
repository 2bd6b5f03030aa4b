import { keepPreviousData, useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";
import type { Schema } from "@/api/types";

export type Share = Schema<"Share">;
export type ShareState = Share["state"];

const ofSession = "/api/v1/sessions/{session_id}/shares";
const ofTeam = "/api/v1/shares";

/** The links to one session, and what the person may do about them. */
export function useSessionShares(sessionId: string) {
  // Others open them: the counts are read anew each time.
  return query.useQuery(
    "get",
    ofSession,
    { params: { path: { session_id: sessionId } } },
    { staleTime: 0 },
  );
}

/** The team's links in one state, the newest first. */
export function useTeamShares(state: ShareState | "all") {
  return query.useInfiniteQuery(
    "get",
    ofTeam,
    { params: { query: { limit: 25, ...(state === "all" ? {} : { state }) } } },
    {
      pageParamName: "cursor",
      // Not undefined, which the client would send as the cursor "0".
      initialPageParam: null,
      getNextPageParam: (page) => page.next_cursor ?? undefined,
      placeholderData: keepPreviousData,
    },
  );
}

function useListsRead() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: ["get", ofSession] });
    await client.invalidateQueries({ queryKey: ["get", ofTeam] });
  };
}

export function useCreateShare(onCreated: (created: Schema<"ShareCreated">) => void) {
  const readLists = useListsRead();
  return query.useMutation("post", ofSession, {
    onSuccess: (created) => {
      onCreated(created);
      return readLists();
    },
  });
}

export function useRevokeShare(onRevoked: () => void) {
  const readLists = useListsRead();
  return query.useMutation("post", "/api/v1/shares/{share_id}/revoke", {
    onSuccess: () => {
      onRevoked();
      return readLists();
    },
  });
}
