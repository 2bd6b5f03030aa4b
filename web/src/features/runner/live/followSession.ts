import { followEvents } from "@/api/followEvents";
import type { Problem } from "@/api/problem";
import type { Person } from "@/api/types";

export interface Follower {
  /** The last event that is known here. */
  known: () => number;
  /** The session has at least this many events. */
  onMoved: (seq: number) => void;
  onHere: (people: readonly Person[]) => void;
  /** Whether the stream is open. */
  onLive: (isLive: boolean) => void;
  /** The server will not tell this person anything about the session. */
  onRefused: (problem: Problem) => void;
}

/** Follows a session until it is told to stop. */
export function followSession(sessionId: string, follower: Follower): () => void {
  return followEvents(`/api/v1/sessions/${sessionId}/live`, {
    asking: () => ({ lastEventId: String(follower.known()) }),
    onOpen: () => follower.onLive(true),
    onEvent: ({ event, data }) => tell(follower, event, data),
    onEnd: (refused) => {
      follower.onLive(false);
      follower.onHere([]);
      if (refused) follower.onRefused(refused);
    },
  });
}

function tell({ onMoved, onHere }: Follower, event: string | undefined, data: string): void {
  const told: unknown = JSON.parse(data);
  if (event === "moved" && has(told, "seq") && typeof told.seq === "number") onMoved(told.seq);
  if (event === "here" && has(told, "people") && Array.isArray(told.people)) {
    onHere(told.people.filter(isPerson));
  }
}

function has<Name extends string>(value: unknown, name: Name): value is Record<Name, unknown> {
  return typeof value === "object" && value !== null && name in value;
}

function isPerson(value: unknown): value is Person {
  return (
    has(value, "id") &&
    typeof value.id === "string" &&
    has(value, "name") &&
    typeof value.name === "string"
  );
}
