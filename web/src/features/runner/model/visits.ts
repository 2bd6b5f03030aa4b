import type { EventOf, SessionEvent, Visit } from "@/features/runner/model/types";

/** A stay at a step that has just begun, at that place of the path. */
export function newVisit(
  place: number,
  step: string,
  { type, title }: Pick<Visit, "type" | "title">,
  at: string,
): Visit {
  return {
    ...{ visit: place, step, type, title, arrived_at: at },
    ...{ left_at: null, answer: null, is_skipped: false, notes: 0 },
  };
}

/** What leads on from a step. */
export type Move = EventOf<"answered" | "step_done" | "step_skipped">;

export function isMove(event: SessionEvent): event is Move {
  return event.type === "answered" || event.type === "step_done" || event.type === "step_skipped";
}
