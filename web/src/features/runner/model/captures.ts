import type { FlowDocument, Schema, SessionDetail } from "@/api/types";
import { stepOf } from "@/features/runner/model/wayOn";

export type Capture = Schema<"Capture">;

/** What people call it. */
export function calledOf({ label, name }: Capture): string {
  return label || name;
}

/** What asks for the value of that name, and at which step; null for the intake. */
export function asking(
  { intake = [], steps }: FlowDocument,
  name: string,
): { capture: Capture; step: string | null } | undefined {
  const first = intake.find((capture) => capture.name === name);
  if (first) return { capture: first, step: null };
  for (const [step, { captures = [] }] of Object.entries(steps)) {
    const capture = captures.find((candidate) => candidate.name === name);
    if (capture) return { capture, step };
  }
  return undefined;
}

/** The value that was given, if any was; its text is null where it is a secret. */
export function givenOf({ captures }: SessionDetail, name: string) {
  return captures.find((captured) => captured.name === name);
}

/** What has fields at a step: of the intake everything at first, later what is still needed; then the step's own. */
export function askedAt(
  session: SessionDetail,
  flow: FlowDocument,
  stepId: string | null,
): { intake: Capture[]; own: Capture[] } {
  const isFirst = session.steps_taken === 0;
  const intake = (flow.intake ?? []).filter(
    (capture) => canBeGiven(capture) && (isFirst || isMissing(session, capture)),
  );
  return { intake, own: (stepOf(flow, stepId)?.captures ?? []).filter(canBeGiven) };
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
  return (
    capture.required === true && canBeGiven(capture) && givenOf(session, capture.name) === undefined
  );
}

/** Files cannot be taken yet. */
function canBeGiven({ kind }: Capture): boolean {
  return kind !== "file";
}

/** What is wrong with a value, before the server is asked. What passes here may still be refused there. */
export function complaint(capture: Capture, value: string): string | undefined {
  const { kind, min, max, pattern } = capture;
  if (kind === "number") {
    if (!/^-?(\d+\.?\d*|\.\d+)$/.test(value)) return "Give a number, such as 12 or 0.5.";
    if (min != null && Number(value) < min) return `Give ${min} or more.`;
    if (max != null && Number(value) > max) return `Give ${max} or less.`;
  }
  if (kind === "host" && /[^\w.:%-]/.test(value)) return "Give a host name or an IP address.";
  if ((kind === "text" || kind === "host") && pattern && matches(pattern, value) === false) {
    return "This does not have the form that is asked for.";
  }
  return undefined;
}

/** Undefined where the pattern is of a sort that only the server knows. */
function matches(pattern: string, value: string): boolean | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, "u").test(value);
  } catch {
    return undefined;
  }
}

/** A value as people read it. */
export function valueWords({ kind }: Capture, value: string): string {
  return kind === "checkbox" ? (value === "true" ? "Yes" : "No") : value;
}
