import type { FlowDocument, Schema } from "@/api/types";
import type { Command } from "@/features/editor/document/edit";
import { named, tidy } from "@/features/editor/document/steps";

type Head = Pick<FlowDocument, "title" | "summary" | "category" | "tags">;

/** What the flow is called and where it stands in the library. */
export function setHead(changes: Partial<Head>): Command {
  return (document) => ({
    label:
      changes.title === undefined ? "Change the details" : `Rename flow ${named(changes.title)}`,
    document: tidy({ ...document, ...changes }),
    merge: `head/${Object.keys(changes).join("+")}`,
  });
}

/** The step that a troubleshooting session begins at. */
export function setStart(start: string): Command {
  return (document) => {
    const step = document.steps[start];
    if (!step || document.start === start) return null;
    return { label: `Start at ${named(step.title)}`, document: { ...document, start } };
  };
}

/** When a maintenance flow is due; null for never by itself. */
export function setSchedule(schedule: Schema<"Schedule"> | null): Command {
  return (document) => ({
    label: schedule ? "Change the schedule" : "Remove the schedule",
    document: tidy({ ...document, schedule: schedule && plain(schedule) }),
    merge: schedule && document.schedule ? "head/schedule" : undefined,
  });
}

/** What a maintenance flow is run over. */
export function setTargetKind(target: Schema<"TargetKind"> | null): Command {
  return (document) => ({
    label: "Choose what it is run over",
    document: tidy({ ...document, target }),
  });
}

/** The whole document at once, as it was written as source or merged. */
export function replaceDocument(next: FlowDocument, label: string, merge?: string): Command {
  return () => ({ label, document: next, merge });
}

function plain({ cron, time_zone, window_minutes, misfire }: Schema<"Schedule">) {
  const schedule: Schema<"Schedule"> = { cron, time_zone };
  if (window_minutes) schedule.window_minutes = window_minutes;
  if (misfire === "skip") schedule.misfire = misfire;
  return schedule;
}
