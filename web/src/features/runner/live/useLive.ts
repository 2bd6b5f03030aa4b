import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useMe } from "@/api/auth/state";
import type { Person } from "@/api/types";
import { catchUp } from "@/features/runner/live/catchUp";
import { followSession } from "@/features/runner/live/followSession";
import { cachedSession, sessionQuery } from "@/features/runner/queue/sessionCache";
import { sessionRun } from "@/features/runner/queue/sessionRun";

export interface Live {
  /** Whether the server tells at once when the session moves. */
  isLive: boolean;
  /** Who else has the session open. */
  others: readonly Person[];
}

/** Keeps a session that is on screen up to date, once it has been read. */
export function useLive(sessionId: string, isRead: boolean): Live {
  const client = useQueryClient();
  const me = useMe();
  const [isLive, setLive] = useState(false);
  const [people, setPeople] = useState<readonly Person[]>([]);

  useEffect(() => {
    if (!isRead) return;
    const known = () => cachedSession(client, sessionId)?.event_count ?? 0;
    const read = () => client.invalidateQueries({ queryKey: sessionQuery(sessionId).queryKey });
    const { queue } = sessionRun(client, sessionId, me.id);
    const { moved, stop } = catchUp(queue, { known, read });
    const leave = followSession(sessionId, {
      known,
      onMoved: moved,
      onHere: setPeople,
      onLive: setLive,
      onRefused: () => void read(),
    });
    return () => {
      leave();
      stop();
      setLive(false);
      setPeople([]);
    };
  }, [client, sessionId, me.id, isRead]);

  return { isLive, others: people.filter(({ id }) => id !== me.id) };
}
