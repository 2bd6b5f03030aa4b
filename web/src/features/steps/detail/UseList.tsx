import { CircleArrowUp } from "lucide-react";
import { Link } from "react-router";
import { query } from "@/api/client";
import type { LibraryStep } from "@/features/steps/detail/useStep";
import { paths } from "@/lib/paths";
import { plural } from "@/lib/text";
import { Badge } from "@/ui/Badge";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { stepAnchor } from "@/ui/flow/anchors";
import { Pager } from "@/ui/Pager";
import { SkeletonRows } from "@/ui/Skeleton";

/** The flows that follow the step, and whether they are up to date with it. */
export function UseList({ step }: { step: LibraryStep }) {
  const uses = query.useInfiniteQuery(
    "get",
    "/api/v1/steps/{step_id}/uses",
    { params: { path: { step_id: step.id }, query: { limit: 50 } } },
    { initialPageParam: null, getNextPageParam: ({ next_cursor }) => next_cursor },
  );
  if (uses.isPending) return <SkeletonRows rows={3} label="Loading the flows" />;
  const items = uses.data?.pages.flatMap((page) => page.items) ?? [];
  if (uses.error && items.length === 0) {
    return (
      <ErrorState
        error={uses.error}
        title="The flows could not be loaded"
        onRetry={() => void uses.refetch()}
      />
    );
  }
  if (items.length === 0) {
    return (
      <EmptyState title="No flow follows this step">
        Insert it from a flow's editor as a linked step: the flow then hears of new versions.
        {step.copies > 0 &&
          ` Copies are counted, not followed: ${plural(step.copies, "copy", "copies")} so far.`}
      </EmptyState>
    );
  }
  return (
    <>
      <ul
        aria-label="Flows that follow this step"
        className="flex max-w-3xl flex-col divide-y divide-line rounded-card border border-line bg-surface"
      >
        {items.map(({ flow, flow_step, version, is_outdated }) => (
          <li
            key={`${flow.id} ${flow_step}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-ui"
          >
            <Link
              to={{
                pathname: paths.flow(flow.id),
                hash: encodeURIComponent(stepAnchor(flow_step)),
              }}
              className="wrap-anywhere min-w-0 grow basis-52 rounded-sm font-medium text-accent underline-offset-2 hover:underline"
            >
              {flow.title}
            </Link>
            <code className="wrap-anywhere font-mono text-faint text-meta">{flow_step}</code>
            <span className="text-muted tabular-nums">Version {version}</span>
            {is_outdated ? (
              <Badge tone="warning" icon={<CircleArrowUp size={11} aria-hidden />}>
                Behind version {step.version}
              </Badge>
            ) : (
              <Badge tone="success">Up to date</Badge>
            )}
          </li>
        ))}
      </ul>
      <Pager
        shown={plural(items.length, "use")}
        hasMore={uses.hasNextPage}
        loading={uses.isFetchingNextPage}
        onMore={() => void uses.fetchNextPage()}
      />
    </>
  );
}
