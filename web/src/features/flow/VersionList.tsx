import { query } from "@/api/client";
import { paths } from "@/lib/paths";
import { plural } from "@/lib/text";
import { Badge } from "@/ui/Badge";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { Moment } from "@/ui/Moment";
import { Pager } from "@/ui/Pager";
import { SkeletonRows } from "@/ui/Skeleton";
import { TextLink } from "@/ui/TextLink";

interface VersionListProps {
  flowId: string;
  latest: number | null;
}

/** What was published, newest first. */
export function VersionList({ flowId, latest }: VersionListProps) {
  const versions = query.useInfiniteQuery(
    "get",
    "/api/v1/flows/{flow_id}/versions",
    { params: { path: { flow_id: flowId }, query: { limit: 25 } } },
    { initialPageParam: null, getNextPageParam: ({ next_cursor }) => next_cursor },
  );
  if (versions.isPending) return <SkeletonRows rows={3} label="Loading versions" />;
  const items = versions.data?.pages.flatMap((page) => page.items) ?? [];
  if (versions.error && items.length === 0) {
    return (
      <ErrorState
        error={versions.error}
        title="The versions could not be loaded"
        onRetry={() => void versions.refetch()}
      />
    );
  }
  if (items.length === 0) {
    return (
      <EmptyState title="Nothing published yet">
        Publishing makes a numbered version that sessions run and that never changes.
      </EmptyState>
    );
  }
  return (
    <>
      <ol className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
        {items.map(({ number, title, change_note, published_at, published_by }) => (
          <li key={number} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-3">
            <TextLink to={`${paths.flow(flowId)}?version=${number}`} className="tabular-nums">
              Version {number}
            </TextLink>
            {number === latest && <Badge tone="success">Current</Badge>}
            <span className="wrap-anywhere min-w-0 grow basis-64 text-ui">{title}</span>
            <span className="text-faint text-meta">
              {published_by.name}, <Moment at={published_at} />
            </span>
            <p className="wrap-anywhere basis-full text-muted text-ui">
              {change_note || <span className="text-faint">No change note</span>}
            </p>
          </li>
        ))}
      </ol>
      <Pager
        shown={plural(items.length, "version")}
        hasMore={versions.hasNextPage}
        loading={versions.isFetchingNextPage}
        onMore={() => void versions.fetchNextPage()}
      />
    </>
  );
}
