import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { SessionDetail } from "@/api/types";
import { useLive } from "@/features/runner/live/useLive";
import { useNews } from "@/features/runner/live/useNews";
import { freeFlow } from "@/features/runner/model/freeFlow";
import {
  cachedSession,
  followedQuery,
  newer,
  sessionQuery,
  versionQuery,
} from "@/features/runner/queue/sessionCache";

// While the server cannot tell it at once.
const onlookersLookEvery = 5_000;
const actorsLookEvery = 30_000;

/** A session and the version of the flow that it follows; an empty one where it follows none. */
export function useSession(sessionId: string) {
  const client = useQueryClient();
  const isRead = cachedSession(client, sessionId) !== undefined;
  const { isLive, others } = useLive(sessionId, isRead);
  const session = useQuery({
    ...sessionQuery(sessionId),
    structuralSharing: keepNewer,
    refetchInterval: ({ state: { data } }) => {
      if (isLive || data?.status !== "active") return false;
      return data.may_act ? actorsLookEvery : onlookersLookEvery;
    },
  });
  const pinned = session.data?.flow;
  const hasSubflows = (session.data?.subflows.length ?? 0) > 0;
  const version = useQuery({
    ...versionQuery(pinned?.id ?? "", pinned?.version ?? 0),
    enabled: pinned != null && !hasSubflows,
  });
  const followed = useQuery({
    ...followedQuery(sessionId),
    enabled: pinned != null && hasSubflows,
  });
  const asked = hasSubflows ? followed : version;
  const flow = pinned === null ? freeFlow : asked.data?.document;
  useNews(session.data, flow);
  return {
    session: session.data,
    flow,
    // A running session stays on the screen while its refreshes fail.
    error: session.data ? (flow ? null : asked.error) : session.error,
    others,
    retry: () => void (session.data ? asked.refetch() : session.refetch()),
  };
}

/** An answer that was asked for before a command and came after it must not turn the session back. */
function keepNewer(before: unknown, now: unknown): unknown {
  return isSession(before) && isSession(now) ? newer(before, now) : now;
}

function isSession(value: unknown): value is SessionDetail {
  return typeof value === "object" && value !== null && "event_count" in value;
}
