import type { Schema } from "@/api/types";
import type { ImportedFile } from "@/features/importing/model/read";

export type ReportEntry = Schema<"ReportEntry">;
export type Outcome = ReportEntry["outcome"];

/** What needs a look first. */
export const outcomes: readonly Outcome[] = [
  "failed",
  "not_mapped",
  "offered",
  "kept_as_text",
  "mapped",
];

export const outcomeWords: Record<Outcome, string> = {
  failed: "Could not be read",
  not_mapped: "Left out",
  offered: "Could be a branch",
  kept_as_text: "Kept as text",
  mapped: "Read",
};

/** The report by outcome; outcomes that did not occur are left out. */
export function byOutcome(
  report: readonly ReportEntry[],
): { outcome: Outcome; entries: ReportEntry[] }[] {
  return outcomes
    .map((outcome) => ({
      outcome,
      entries: report.filter((entry) => entry.outcome === outcome),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** The reports of all files as a text to keep. */
export function reportText(files: readonly ImportedFile[]): string {
  const lines = files.flatMap(({ path, report, counts }) => [
    `# ${path}: ${counts.flows} flows, ${counts.steps} steps`,
    ...report.map(
      ({ line, outcome, reason }) =>
        `- ${line === null ? "whole file" : `line ${line}`}: ${outcomeWords[outcome]}. ${reason}`,
    ),
    "",
  ]);
  return lines.join("\n");
}
