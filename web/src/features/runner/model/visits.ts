import type { EventOf, SessionEvent, Visit } from "@/features/runner/model/types";

/** A stay at a step that has just begun, at that place of the path. */
export function newVisit(
  place: number,
  step: string,
  { type, title }: Pick<Visit, "type" | "title">,
  at: string,
  within: string[] = [],
): Visit {
  return {
    ...{ visit: place, step, type, title, arrived_at: at },
    ...{ left_at: null, answer: null, is_skipped: false, is_entered: false },
    ...{ within, notes: 0 },
  };
}

const moves: ReadonlySet<string> = new Set([
  "answered",
  "step_done",
  "step_skipped",
  "subflow_entered",
]);

/** What leads on from a step. */
export type Move = EventOf<"answered" | "step_done" | "step_skipped" | "subflow_entered">;

export function isMove(event: SessionEvent): event is Move {
  return moves.has(event.type);
}
