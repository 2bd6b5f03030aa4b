import type { Person, SessionDetail } from "@/api/types";
import type { SessionEvent } from "@/features/runner/model/types";

/** When something is done, and by whom. */
export interface Occasion {
  at: string;
  actor: Person;
}

/** The session with one more event, and with what that changes. */
export function recorded(
  session: SessionDetail,
  { at, actor }: Occasion,
  event: SessionEvent,
  change: Partial<SessionDetail>,
): SessionDetail {
  const seq = session.event_count + 1;
  return {
    ...session,
    ...change,
    event_count: seq,
    updated_at: at,
    timeline: [...session.timeline, { seq, at, actor, event, superseded: false }],
  };
}
