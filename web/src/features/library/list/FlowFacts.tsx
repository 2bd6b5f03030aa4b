import { TriangleAlert } from "lucide-react";
import type { FlowSummary } from "@/api/types";
import { onDate } from "@/lib/dates";

/** Its folder, with the ones above it. */
export function folderText({ folder }: Pick<FlowSummary, "folder">): string {
  return folder?.path.join(" / ") ?? "";
}

/** When a flow is to be looked at again; a date that has passed says so in words. */
export function ReviewBy({ flow }: { flow: Pick<FlowSummary, "review_by" | "is_overdue"> }) {
  if (!flow.review_by) return null;
  if (!flow.is_overdue) return onDate(flow.review_by);
  return (
    <span className="inline-flex items-center gap-1 text-warning">
      <TriangleAlert size={12} className="shrink-0" aria-hidden />
      Overdue, {onDate(flow.review_by)}
    </span>
  );
}
