import type { Problem } from "@/api/problem";
import type { SessionDetail } from "@/api/types";

/** The session as it stands, from a `session_moved` problem. */
export function movedTo(problem: Problem): SessionDetail | null {
  return "current" in problem && isSession(problem.current) ? problem.current : null;
}

function isSession(value: unknown): value is SessionDetail {
  return (
    typeof value === "object" &&
    value !== null &&
    "event_count" in value &&
    "path" in value &&
    Array.isArray(value.path) &&
    "timeline" in value &&
    Array.isArray(value.timeline)
  );
}
