import type { FlowSummary, Schema } from "@/api/types";

/** What is asked in a dialog before many flows are changed. */
export type JobKind = Extract<
  Schema<"BulkAction">,
  "add_tag" | "remove_tag" | "move" | "set_owner" | "set_review_by"
>;

export interface BulkJob {
  kind: JobKind;
  flows: readonly FlowSummary[];
}
