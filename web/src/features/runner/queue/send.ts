import { api } from "@/api/client";
import { idempotencyKey } from "@/api/headers";
import type { Sent } from "@/features/runner/queue/commandQueue";
import { movedTo } from "@/features/runner/queue/movedTo";
import { filesOnlySince } from "@/features/runner/queue/overtaken";
import type { Pending } from "@/features/runner/queue/pending";

/** Answers that say nothing about the command itself: too busy, not there, not signed in any more. */
const noVerdict = [401, 429, 502, 503, 504];
/** How often a file may come between before that is left to people. */
const mostTries = 5;

/** Sends a command. A file that arrived meanwhile stands in nobody's way: the command is sent again behind it. */
export async function sendCommand(sessionId: string, pending: Pending): Promise<Sent> {
  let expected = pending.expected;
  for (let tries = 1; ; tries += 1) {
    const { data, error, response } = await api.POST("/api/v1/sessions/{session_id}/events", {
      params: { path: { session_id: sessionId }, header: idempotencyKey(pending.key) },
      body: { expected_events: expected, command: pending.command },
    });
    if (data) return { kind: "recorded", session: data, overtaken: expected - pending.expected };
    const current = movedTo(error);
    if (!current || !filesOnlySince(current, expected) || tries === mostTries) {
      const kind = noVerdict.includes(response.status) ? "no_answer" : "refused";
      return { kind, problem: error };
    }
    expected = current.event_count;
  }
}
