import type { Finding } from "@/api/types";
import { plural } from "@/lib/text";

/** What validation of a flow and of anything else that is written have in common. */
export type Judged = Pick<Finding, "severity">;

export function errorsIn<One extends Judged>(findings: readonly One[]): One[] {
  return findings.filter(({ severity }) => severity === "error");
}

/** "2 errors and 1 warning"; "No findings" when there are none. */
export function findingsInWords(findings: readonly Judged[]): string {
  const errors = errorsIn(findings).length;
  const warnings = findings.length - errors;
  const words = [errors && plural(errors, "error"), warnings && plural(warnings, "warning")];
  return words.filter(Boolean).join(" and ") || "No findings";
}

/** Errors first, otherwise as the server gave them. */
export function bySeverity<One extends Judged>(findings: readonly One[]): One[] {
  return [...errorsIn(findings), ...findings.filter(({ severity }) => severity !== "error")];
}

/** A key for lists: one rule may speak of one step and field only once. */
export function findingKey({ code, step, field, message }: Finding): string {
  return [code, step, field, message].join("/");
}
