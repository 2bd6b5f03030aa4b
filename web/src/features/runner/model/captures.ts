import type { Capture, FlowDocument, SessionDetail } from "@/api/types";
import { stepOf } from "@/features/runner/model/wayOn";

interface Asked {
  capture: Capture;
  /** The step that asks; null for the intake. */
  step: string | null;
}

const known = new WeakMap<FlowDocument, ReadonlyMap<string, Asked>>();

/** What asks for the value of that name. */
export function asking(flow: FlowDocument, name: string): Asked | undefined {
  const all = known.get(flow) ?? new Map(everyCapture(flow));
  known.set(flow, all);
  return all.get(name);
}

function everyCapture({ intake = [], steps }: FlowDocument): [string, Asked][] {
  const asked = (step: string | null, captures: readonly Capture[] = []) =>
    captures.map((capture): [string, Asked] => [capture.name, { capture, step }]);
  const own = Object.entries(steps).flatMap(([id, { captures }]) => asked(id, captures));
  return [...own, ...asked(null, intake)];
}

export type Given = SessionDetail["captures"];

/** The value that was given, if any was; its text is null where it is a secret. */
export function givenOf(captures: Given, name: string) {
  return captures.find((captured) => captured.name === name);
}

/** The values in the order in which they were first given: a new one moves no other. */
export function inOrderGiven({ captures, timeline }: SessionDetail): Given {
  const names = timeline.flatMap(({ event }) => {
    if (event.type === "captured") return [event.name];
    return event.type === "evidence_added" && event.capture ? [event.capture] : [];
  });
  return captures.toSorted((one, other) => names.indexOf(one.name) - names.indexOf(other.name));
}

/** What has fields at a step: of the intake everything at first, later what is still needed; then the step's own. */
export function askedAt(
  session: SessionDetail,
  flow: FlowDocument,
  stepId: string | null,
): { intake: Capture[]; own: Capture[] } {
  const isFirst = session.steps_taken === 0;
  const intake = (flow.intake ?? []).filter((capture) => isFirst || isMissing(session, capture));
  return { intake, own: stepOf(flow, stepId)?.captures ?? [] };
}

/** What must be given before the step is left. */
export function missingAt(
  session: SessionDetail,
  flow: FlowDocument,
  stepId: string | null,
): Capture[] {
  const asked = [...(flow.intake ?? []), ...(stepOf(flow, stepId)?.captures ?? [])];
  return asked.filter((capture) => isMissing(session, capture));
}

function isMissing(session: SessionDetail, capture: Capture): boolean {
  return capture.required === true && givenOf(session.captures, capture.name) === undefined;
}

/** What is wrong with a value, before the server is asked: it alone knows patterns, for whose words ours has others. */
export function complaint(capture: Capture, value: string): string | undefined {
  const { kind, min, max } = capture;
  if (kind === "number") {
    if (!/^-?(\d+\.?\d*|\.\d+)$/.test(value)) return "Give a number, such as 12 or 0.5.";
    if (min != null && Number(value) < min) return `Give ${min} or more.`;
    if (max != null && Number(value) > max) return `Give ${max} or less.`;
  }
  if (kind === "host" && /[^\w.:%-]/.test(value)) return "Give a host name or an IP address.";
  return undefined;
}

/** A value as people read it. */
export function valueWords({ kind }: Capture, value: string): string {
  return kind === "checkbox" ? (value === "true" ? "Yes" : "No") : value;
}
