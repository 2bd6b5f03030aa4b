import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useMe } from "@/api/auth/state";
import type { FlowDocument, SessionDetail } from "@/api/types";
import { newsOf } from "@/features/runner/model/meanwhile";
import { sessionRun } from "@/features/runner/queue/sessionRun";
import { toast } from "@/ui/toasts";

/** Tells what others did, once it is on screen. */
export function useNews(session: SessionDetail | undefined, flow: FlowDocument | undefined): void {
  const client = useQueryClient();
  const me = useMe();
  const seen = useRef<number | null>(null);
  useEffect(() => {
    if (!session || !flow) return;
    const { told } = sessionRun(client, session.id, me.id);
    const since = Math.max(seen.current ?? session.event_count, told.upTo);
    seen.current = session.event_count;
    const news = newsOf(session, flow, since, me.id);
    if (news) toast.message(news);
  }, [client, session, flow, me.id]);
}
