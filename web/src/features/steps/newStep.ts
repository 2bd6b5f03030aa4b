import type { Step, StepType } from "@/api/types";

/** The smallest step of a type that is whole. */
export function newStep(type: StepType, title: string): Step {
  switch (type) {
    case "question":
      return {
        type,
        title,
        answers: [
          { id: "yes", label: "Yes" },
          { id: "no", label: "No" },
        ],
      };
    case "subflow":
      return { type, title, flow: "" };
    case "action":
    case "resolution":
    case "escalation":
    case "note":
      return { type, title };
  }
}
