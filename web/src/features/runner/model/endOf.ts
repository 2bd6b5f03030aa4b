import type { Schema, SessionDetail } from "@/api/types";
import { addressee } from "@/features/runner/model/addressee";

export interface EndOfSession {
  by: Schema<"Person">;
  /** What solved it, why somebody else takes over, or why the work stopped. */
  words: string;
  cause: string | null;
  to: string | null;
}

/** How a session ended, from the event that ended it. */
export function endOf({ timeline }: SessionDetail): EndOfSession | null {
  const entry = timeline.at(-1);
  if (!entry) return null;
  const { actor: by, event } = entry;
  switch (event.type) {
    case "resolved":
      return { by, words: event.outcome, cause: event.cause ?? null, to: null };
    case "escalated":
      return { by, words: event.reason, cause: null, to: addressee(event) };
    case "abandoned":
      return { by, words: event.why, cause: null, to: null };
    default:
      return null;
  }
}
