import { GitCompare, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { query } from "@/api/client";
import type { FlowDetail } from "@/api/types";
import { RollbackDialog } from "@/features/flow/versions/RollbackDialog";
import { VersionDiff } from "@/features/flow/versions/VersionDiff";
import { paths } from "@/lib/paths";
import { plural } from "@/lib/text";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { Moment } from "@/ui/Moment";
import { Pager } from "@/ui/Pager";
import { SkeletonRows } from "@/ui/Skeleton";
import { TextLink } from "@/ui/TextLink";

/** What was published, newest first; what changed between any two; an old one published again. */
export function VersionList({ flow }: { flow: FlowDetail }) {
  const [params, setParams] = useSearchParams();
  const [rollback, setRollback] = useState<number | null>(null);
  const [from, to] = [params.get("from"), params.get("to")];
  const latest = flow.latest_version?.number ?? null;
  const versions = query.useInfiniteQuery(
    "get",
    "/api/v1/flows/{flow_id}/versions",
    { params: { path: { flow_id: flow.id }, query: { limit: 25 } } },
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
  const compare = (one: string, other: string) =>
    setParams({ tab: "versions", from: one, to: other }, { preventScrollReset: true });
  return (
    <>
      {from && to ? (
        <VersionDiff flow={flow} from={from} to={to} onChange={compare} />
      ) : (
        <Button
          className="mb-4"
          icon={<GitCompare size={14} aria-hidden />}
          onClick={() => compare(`${latest}`, "draft")}
        >
          Compare the draft with version {latest}
        </Button>
      )}
      <ol className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
        {items.map(({ number, title, change_note, published_at, published_by }) => (
          <li key={number} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
            <TextLink to={`${paths.flow(flow.id)}?version=${number}`} className="tabular-nums">
              Version {number}
            </TextLink>
            {number === latest && <Badge tone="success">Current</Badge>}
            <span className="wrap-anywhere min-w-0 grow basis-64 text-ui">{title}</span>
            <span className="text-faint text-meta">
              {published_by.name}, <Moment at={published_at} />
            </span>
            <span className="flex gap-1">
              {number > 1 && (
                <Button
                  size="sm"
                  variant="ghost"
                  aria-label={`What changed in version ${number}`}
                  onClick={() => compare(`${number - 1}`, `${number}`)}
                >
                  What changed
                </Button>
              )}
              {flow.may_publish && !flow.archived_at && number !== latest && (
                <Button
                  size="sm"
                  variant="ghost"
                  icon={<RotateCcw size={13} aria-hidden />}
                  aria-label={`Roll back to version ${number}`}
                  onClick={() => setRollback(number)}
                >
                  Roll back
                </Button>
              )}
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
      <RollbackDialog flow={flow} version={rollback} onClose={() => setRollback(null)} />
    </>
  );
}
