import type { FlowDocument, SessionDetail } from "@/api/types";
import { enclosing } from "@/features/runner/model/subflows";
import type { Visit } from "@/features/runner/model/types";
import { isMove, newVisit } from "@/features/runner/model/visits";
import { stepOf } from "@/features/runner/model/wayOn";

/** Whether the flow is worked down its sections, and not along its answers. */
export function isProcedure({ kind }: FlowDocument): boolean {
  return kind !== "troubleshooting";
}

/** The steps of a procedure, in the order of its sections. */
export function stepsInOrder({ sections }: FlowDocument): string[] {
  return (sections ?? []).flatMap(({ steps }) => steps);
}

/** Whether the step of a procedure is neither done nor skipped, and applies. */
export function isOpen(session: SessionDetail, flow: FlowDocument, stepId: string): boolean {
  const isLeft = session.path.some(({ step, left_at }) => step === stepId && left_at !== null);
  return !isLeft && !session.left_out.includes(stepId) && stepOf(flow, stepId) !== undefined;
}

/** How far a procedure is: steps that are done or skipped, of those that apply. */
export function progress(
  session: SessionDetail,
  flow: FlowDocument,
): { left: number; all: number } {
  const left = session.path.filter(({ left_at }) => left_at !== null).length;
  const open = stepsInOrder(flow).filter((id) => isOpen(session, flow, id)).length;
  return { left, all: left + open };
}

/** How a step is left. */
export interface Leaving {
  step: string;
  answer: { id: string; label: string } | null;
  is_skipped: boolean;
}

/** A procedure once a step of it is left; null where that cannot be. */
export function withStepLeft(
  session: SessionDetail,
  flow: FlowDocument,
  { step: id, answer, is_skipped }: Leaving,
  at: string,
): SessionDetail | null {
  const step = stepOf(flow, id);
  if (!step || !isOpen(session, flow, id)) return null;
  const here = session.path.at(-1);
  const begun = here?.step === id && here.left_at === null ? here : newVisit(0, id, step, at);
  const left = { ...begun, left_at: at, answer, is_skipped };
  return cameToNext(session, flow, [...visitsLeft(session), left], at);
}

/** A procedure once somebody came back to the step of a visit: only that step is open again. */
export function withStepOpened(
  session: SessionDetail,
  flow: FlowDocument,
  place: number,
  at: string,
): SessionDetail | null {
  const visit = session.path[place];
  if (!visit || visit.left_at === null || enclosing(visit.step) !== null) return null;
  const by = session.timeline.findLast(
    ({ event, superseded }) => !superseded && isMove(event) && event.step === visit.step,
  );
  const timeline = session.timeline.map((entry) =>
    entry === by ? { ...entry, superseded: true } : entry,
  );
  const isOfIt = ({ step }: Visit) => step.startsWith(`${visit.step}/`);
  const rest = visitsLeft(session).filter((other) => other !== visit && !isOfIt(other));
  return cameToNext({ ...session, timeline }, flow, rest, at);
}

function visitsLeft({ path }: SessionDetail): Visit[] {
  return path.filter(({ left_at }) => left_at !== null);
}

function cameToNext(
  session: SessionDetail,
  flow: FlowDocument,
  left: readonly Visit[],
  at: string,
): SessionDetail {
  const now = { ...session, path: [...left] };
  const next = stepsInOrder(flow).find((id) => isOpen(now, flow, id));
  const here = session.path.at(-1);
  const step = next === undefined ? undefined : stepOf(flow, next);
  const stays = here && here.left_at === null && here.step === next;
  const path =
    next && step ? [...left, stays ? here : newVisit(left.length, next, step, at)] : [...left];
  return {
    ...session,
    current_step: next ?? null,
    path: path.map((visit, place) => ({ ...visit, visit: place })),
    steps_taken: left.length,
  };
}
