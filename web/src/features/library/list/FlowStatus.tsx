import type { FlowSummary } from "@/api/types";
import { StatusBadge } from "@/ui/StatusBadge";

/** Whether people can run it, which version they get, and whether somebody is changing it. */
export function FlowStatus({ flow }: { flow: FlowSummary }) {
  return (
    <span className="flex items-center gap-2 whitespace-nowrap">
      <StatusBadge status={flow.archived_at ? "archived" : flow.status} />
      {flow.version !== null && (
        <span className="text-meta text-muted tabular-nums">v{flow.version}</span>
      )}
      {flow.version !== null && flow.has_unpublished_changes && (
        <span
          className="inline-flex items-center gap-1 text-meta text-warning"
          data-tip="The draft has changes that are not published"
        >
          <span aria-hidden className="size-1.5 rounded-full bg-warning" />
          <span className="sr-only">has unpublished changes</span>
        </span>
      )}
    </span>
  );
}
