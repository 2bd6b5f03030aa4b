import type { FlowDocument } from "@/api/types";
import { freeForm } from "@/lib/sessionTitle";

/** What a session without a flow runs along, as on the server: a procedure without a step. */
export const freeFlow: FlowDocument = {
  format: "resolutionflow.flow/1",
  kind: "procedural",
  title: freeForm,
  sections: [],
  steps: {},
};

/** Whether the session behind it follows no flow. */
export function isFree({ flow }: { flow: object | null }): boolean {
  return flow === null;
}
