import type { Schema } from "@/api/types";

export type ReportEntry = Schema<"ReportEntry">;
export type Outcome = ReportEntry["outcome"];

/** What needs a look first. */
const order: readonly Outcome[] = ["failed", "not_mapped", "kept_as_text", "mapped"];

/** The report by outcome; outcomes that did not occur are left out. */
export function byOutcome(
  report: readonly ReportEntry[],
): { outcome: Outcome; entries: ReportEntry[] }[] {
  return order
    .map((outcome) => ({
      outcome,
      entries: report.filter((entry) => entry.outcome === outcome),
    }))
    .filter(({ entries }) => entries.length > 0);
}
