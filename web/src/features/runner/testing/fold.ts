import type { FlowDocument, SessionDetail } from "@/api/types";
import { enclosing, firstOf, isEndOfPart, titlesAround } from "@/features/runner/model/subflows";
import type { TimelineEntry, Visit as VisitView } from "@/features/runner/model/types";

type Recorded = Omit<TimelineEntry, "superseded">;
type Visit = VisitView & { by: number | null };

const ends = ["resolved", "escalated", "abandoned"] as const;

/** Where a session stands after its events, worked out as the server does: from the beginning. */
export function fold(
  flow: FlowDocument,
  events: readonly Recorded[],
): Pick<
  SessionDetail,
  | "status"
  | "path"
  | "timeline"
  | "current_step"
  | "steps_taken"
  | "captures"
  | "hypotheses"
  | "paused_since"
> {
  const path: Visit[] = [];
  const fallen = new Set<number>();
  let captures: SessionDetail["captures"] = [];
  const hypotheses: SessionDetail["hypotheses"] = [];
  let ended = 0;
  let paused_since: string | null = null;
  let status: SessionDetail["status"] = "active";
  const arrive = (id: string | undefined, at: string) => {
    const step = id === undefined ? undefined : flow.steps[id];
    if (!id || !step) throw new Error(`the flow has no step ${id}`);
    const { type, title } = step;
    const visit = path.length;
    path.push({
      ...{ visit, step: id, type, title, arrived_at: at },
      ...{ left_at: null, answer: null, is_skipped: false, is_entered: false },
      ...{ within: titlesAround(flow, id), notes: 0, by: null },
    });
  };
  for (const { seq, at, event } of events) {
    const here = path.at(-1);
    const step = here && flow.steps[here.step];
    if (event.type === "started" && event.flow && flow.kind === "troubleshooting")
      arrive(flow.start ?? undefined, at);
    if (event.type === "answered" && here && step?.type === "question") {
      const answer = step.answers.find(({ id }) => id === event.answer);
      here.answer = answer ? { id: answer.id, label: answer.label } : null;
      here.left_at = at;
      here.by = seq;
      arrive(answer?.goto ?? undefined, at);
    }
    if (event.type === "flow_attached") arrive(flow.start ?? undefined, at);
    if (event.type === "subflow_entered" && here) {
      Object.assign(here, { is_entered: true, left_at: at, by: seq });
      arrive(firstOf(flow, here.step), at);
    }
    const isEnd = here !== undefined && isEndOfPart(flow, here.step);
    if (event.type === "step_done" && here && (isEnd || step?.type === "subflow")) {
      Object.assign(here, { left_at: at, by: seq });
      const by = isEnd ? flow.steps[enclosing(here.step) ?? ""] : step;
      arrive((by?.type === "subflow" && by.goto) || undefined, at);
    }
    const isMove = event.type === "step_done" || event.type === "step_skipped";
    if (isMove && here && step?.type === "action") {
      here.is_skipped = event.type === "step_skipped";
      here.left_at = at;
      here.by = seq;
      arrive(step.goto ?? undefined, at);
    }
    if (event.type === "captured") {
      const { name, step = null, value = null } = event;
      const earlier = captures.find((captured) => captured.name === name);
      if (earlier) fallen.add(earlier.seq);
      captures = [
        ...captures.filter((captured) => captured !== earlier),
        { name, step, value, seq },
      ];
      captures.sort((one, other) => (one.name < other.name ? -1 : 1));
    }
    if (event.type === "hypothesis_opened") {
      const { hypothesis: number, statement } = event;
      hypotheses.push({ number, statement, opened_at: at, end: null });
    }
    if (event.type === "hypothesis_closed") {
      const { hypothesis, verdict, why = null } = event;
      const known = hypotheses[hypothesis - 1];
      if (known) hypotheses[hypothesis - 1] = { ...known, end: { verdict, why, at } };
    }
    if (event.type === "evidence_added" && event.capture) {
      const { capture: name, step = null, file } = event;
      captures = captures.filter((captured) => captured.name !== name);
      captures.push({ name, step, value: file.name, seq });
    }
    if (event.type === "evidence_withdrawn") {
      const gone = events.find(
        ({ event: added }) => added.type === "evidence_added" && added.file.id === event.id,
      );
      if (gone) fallen.add(gone.seq);
      captures = captures.filter((captured) => captured.seq !== gone?.seq);
    }
    if (event.type === "noted" && here) here.notes += 1;
    if (event.type === "went_back") {
      for (const { by } of path.slice(event.visit)) if (by) fallen.add(by);
      path.length = event.visit + 1;
      Object.assign(path[event.visit] ?? {}, {
        left_at: null,
        answer: null,
        is_skipped: false,
        is_entered: false,
        by: null,
      });
    }
    if (event.type === "paused") paused_since = at;
    if (event.type === "resumed") paused_since = null;
    const lifts = ["reopened", "escalation_accepted", "escalation_returned"];
    if (lifts.includes(event.type) && status !== "active") {
      status = "active";
      fallen.add(ended);
    }
    if (ends.some((end) => end === event.type)) ended = seq;
    status = ends.find((end) => end === event.type) ?? status;
  }
  return {
    status,
    captures,
    hypotheses,
    paused_since: status === "active" ? paused_since : null,
    current_step: status === "active" ? (path.at(-1)?.step ?? null) : null,
    steps_taken: path.filter(({ by }) => by !== null).length,
    path: path.map(({ by, ...visit }) => visit),
    timeline: events.map((entry) => ({ ...entry, superseded: fallen.has(entry.seq) })),
  };
}
