import type { FlowDocument } from "@/api/types";
import type { FlowKind } from "@/ui/flow/kinds";

/** The smallest flow of each kind that works. */
const bodies: Record<FlowKind, Omit<FlowDocument, "format" | "title" | "category">> = {
  troubleshooting: {
    kind: "troubleshooting",
    start: "first",
    steps: {
      first: {
        type: "question",
        title: "What do you want to find out first?",
        answers: [
          { id: "yes", label: "Yes", goto: "solved" },
          { id: "no", label: "No", goto: "hand-over" },
        ],
      },
      solved: { type: "resolution", title: "Solved" },
      "hand-over": { type: "escalation", title: "Hand over", to: "L2" },
    },
  },
  procedural: {
    kind: "procedural",
    sections: [{ title: "Steps", steps: ["first"] }],
    steps: { first: { type: "action", title: "What is to be done first" } },
  },
  maintenance: {
    kind: "maintenance",
    schedule: { cron: "0 20 * * TUE#2", time_zone: "UTC" },
    target: "machine",
    sections: [{ title: "Steps", steps: ["first"] }],
    steps: { first: { type: "action", title: "What is to be done first" } },
  },
};

/**
 * A new flow: for troubleshooting a question with a way to each kind of end, otherwise one step.
 * Maintenance begins as the second Tuesday of the month, at eight in the evening of the team.
 */
export function newFlow(
  kind: FlowKind,
  title: string,
  category: string,
  timeZone: string,
): FlowDocument {
  const { schedule, ...body } = bodies[kind];
  return {
    format: "resolutionflow.flow/1",
    title: title.trim(),
    category: category.trim(),
    ...body,
    ...(schedule && { schedule: { ...schedule, time_zone: timeZone } }),
  };
}
