import type { SessionDetail } from "@/api/types";

/** Whether nothing but files was added since the session had that many events. */
export function filesOnlySince(
  { timeline, event_count }: Pick<SessionDetail, "timeline" | "event_count">,
  expected: number,
): boolean {
  const since = timeline.slice(expected);
  return event_count >= expected && since.every(({ event }) => event.type === "evidence_added");
}
