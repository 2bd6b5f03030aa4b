import type { FlowDocument } from "@/api/types";

/** The smallest flow that works: one question with a way to each kind of end. */
export function newFlow(title: string, category: string): FlowDocument {
  return {
    format: "resolutionflow.flow/1",
    kind: "troubleshooting",
    title: title.trim(),
    category: category.trim(),
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
  };
}
