import type { SessionDetail } from "@/api/types";
import type { EventOf, TimelineEntry, Visit } from "@/features/runner/model/types";

/** A step that no flow asked for, as it was recorded. */
export interface AdHocStep {
  entry: TimelineEntry;
  event: EventOf<"ad_hoc_step">;
}

export function adHocSteps({ timeline }: Pick<SessionDetail, "timeline">): AdHocStep[] {
  return timeline.flatMap((entry) =>
    entry.event.type === "ad_hoc_step" ? [{ entry, event: entry.event }] : [],
  );
}

/** What was done beside the path while the session stood at that visit; the first visit takes what came before it, too. */
export function besideVisit(
  path: readonly Visit[],
  place: number,
  steps: readonly AdHocStep[],
): AdHocStep[] {
  const begin = (visit: Visit | undefined, otherwise: number) =>
    visit ? Date.parse(visit.arrived_at) : otherwise;
  const from = begin(path[place - 1] && path[place], Number.NEGATIVE_INFINITY);
  const until = begin(path[place + 1], Number.POSITIVE_INFINITY);
  return steps.filter(({ entry }) => {
    const at = Date.parse(entry.at);
    return at >= from && at < until;
  });
}
