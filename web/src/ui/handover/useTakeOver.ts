import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { query } from "@/api/client";
import { idempotencyKey } from "@/api/headers";
import type { SessionCommand, SessionDetail } from "@/api/types";
import { freshKey } from "@/lib/id";

/** What is to be read anew once a session has changed hands. */
const touched = [
  "/api/v1/sessions",
  "/api/v1/sessions/{session_id}",
  "/api/v1/escalations",
  "/api/v1/escalations/summary",
  "/api/v1/notifications",
] as const;

/** Accepts or returns an escalation. A repeated attempt does it once; a refusal shows where the session stands now. */
export function useTakeOver(session: SessionDetail, onDone: (session: SessionDetail) => void) {
  const client = useQueryClient();
  const key = useRef(freshKey());
  const command = query.useMutation("post", "/api/v1/sessions/{session_id}/events", {
    onSuccess: onDone,
    onSettled: (_, problem) => {
      const isLost = problem && (problem.status === 0 || problem.status >= 500);
      if (!isLost) key.current = freshKey();
      for (const path of touched) void client.invalidateQueries({ queryKey: ["get", path] });
    },
  });
  const send = (what: SessionCommand) => {
    if (command.isPending) return;
    command.mutate({
      params: { path: { session_id: session.id }, header: idempotencyKey(key.current) },
      body: { expected_events: session.event_count, command: what },
    });
  };
  return { send, isPending: command.isPending, error: command.error };
}
