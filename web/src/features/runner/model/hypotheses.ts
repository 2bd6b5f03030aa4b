import type { Schema, SessionDetail } from "@/api/types";
import type { TimelineEntry } from "@/features/runner/model/types";

export type Hypothesis = SessionDetail["hypotheses"][number];
export type HypothesisVerdict = Schema<"HypothesisVerdict">;

const openAtMost = 2;

export const verdictWords: Record<HypothesisVerdict, string> = {
  confirmed: "confirmed",
  ruled_out: "ruled out",
  set_aside: "set aside",
};

/** Those that are looked into now. */
export function openHypotheses({ hypotheses }: SessionDetail): Hypothesis[] {
  return hypotheses.filter(({ end }) => end === null);
}

/** Whether another one can be looked into beside those that are. */
export function mayOpenAnother(session: SessionDetail): boolean {
  return openHypotheses(session).length < openAtMost;
}

/** What was recorded for a hypothesis: notes and ad-hoc steps, in order. */
export function findingsOf({ timeline }: SessionDetail, number: number): TimelineEntry[] {
  return timeline.filter(
    ({ event }) =>
      (event.type === "noted" || event.type === "ad_hoc_step") && event.hypothesis === number,
  );
}
