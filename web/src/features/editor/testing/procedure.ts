import type { FlowDocument } from "@/api/types";

/** A small procedure in two sections. */
export function procedure(changes: Partial<FlowDocument> = {}): FlowDocument {
  return {
    format: "resolutionflow.flow/1",
    kind: "procedural",
    title: "Patch a server",
    sections: [
      { title: "Before", steps: ["backup", "check"] },
      { title: "Work", steps: ["patch"] },
    ],
    steps: {
      backup: { type: "action", title: "Take a backup", required: true },
      check: {
        type: "question",
        title: "Did the backup work?",
        answers: [
          { id: "yes", label: "Yes" },
          { id: "no", label: "No" },
        ],
      },
      patch: { type: "action", title: "Install the patches", when: 'answers.check == "yes"' },
    },
    ...changes,
  };
}
