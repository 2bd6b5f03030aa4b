import type { SignedIn } from "@/api/types";

/** When a sign-in ends. Use moves an idle deadline on; nothing moves an absolute one. */
export interface Deadline {
  kind: "idle" | "absolute";
  /** Milliseconds, as `Date.now()` counts them. */
  at: number;
}

/** People are warned this many milliseconds before a deadline. */
export const warningLead = 5 * 60_000;

/** The deadline that comes first; where both fall together, using the page does not help. */
export function nextDeadline(signedIn: SignedIn): Deadline {
  const idle = Date.parse(signedIn.idle_expires_at);
  const absolute = Date.parse(signedIn.absolute_expires_at);
  return idle < absolute ? { kind: "idle", at: idle } : { kind: "absolute", at: absolute };
}
