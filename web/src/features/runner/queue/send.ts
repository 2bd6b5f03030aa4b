import { api } from "@/api/client";
import { idempotencyKey } from "@/api/headers";
import type { Sent } from "@/features/runner/queue/commandQueue";
import type { Pending } from "@/features/runner/queue/pending";

/** Answers that say nothing about the command itself: too busy, not there, not signed in any more. */
const noVerdict = [401, 429, 502, 503, 504];

export async function sendCommand(sessionId: string, pending: Pending): Promise<Sent> {
  const { data, error, response } = await api.POST("/api/v1/sessions/{session_id}/events", {
    params: { path: { session_id: sessionId }, header: idempotencyKey(pending.key) },
    body: { expected_events: pending.expected, command: pending.command },
  });
  if (data) return { kind: "recorded", session: data };
  const kind = noVerdict.includes(response.status) ? "no_answer" : "refused";
  return { kind, problem: error };
}
