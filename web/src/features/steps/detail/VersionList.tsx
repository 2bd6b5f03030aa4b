import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import type { LibraryStep } from "@/features/steps/detail/useStep";
import { plural } from "@/lib/text";
import { Badge } from "@/ui/Badge";
import { ErrorState } from "@/ui/ErrorState";
import { FieldChanges } from "@/ui/flow/diff/FieldChanges";
import { Moment } from "@/ui/Moment";
import { Pager } from "@/ui/Pager";
import { SkeletonRows } from "@/ui/Skeleton";

type Version = Schema<"LibraryStepVersion">;

/** What became of the step, newest first, each version with what it changed. */
export function VersionList({ step }: { step: LibraryStep }) {
  const versions = query.useInfiniteQuery(
    "get",
    "/api/v1/steps/{step_id}/versions",
    { params: { path: { step_id: step.id }, query: { limit: 25 } } },
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
  return (
    <>
      <ol
        aria-label="Versions"
        className="flex max-w-3xl flex-col divide-y divide-line rounded-card border border-line bg-surface"
      >
        {items.map((version) => (
          <VersionRow
            key={version.number}
            version={version}
            isCurrent={version.number === step.version}
          />
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

function VersionRow({ version, isCurrent }: { version: Version; isCurrent: boolean }) {
  const { number, change_note, made_at, made_by, changes } = version;
  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-medium text-ui tabular-nums">Version {number}</h2>
        {isCurrent && <Badge tone="success">Current</Badge>}
        <span className="text-faint text-meta">
          {made_by.name}, <Moment at={made_at} />
        </span>
      </div>
      <p className="wrap-anywhere text-muted text-ui">
        {change_note || <span className="text-faint">No change note</span>}
      </p>
      {changes.length > 0 ? (
        <details open={isCurrent} className="mt-1">
          <summary className="min-h-6 w-fit cursor-pointer rounded-sm text-meta text-muted hover:text-ink">
            {plural(changes.length, "change")}
            <span className="sr-only"> of version {number}</span>
          </summary>
          <div className="mt-2">
            <FieldChanges changes={changes} />
          </div>
        </details>
      ) : (
        <p className="text-faint text-meta">
          {number === 1 ? "The first version" : "Nothing in the step itself changed"}
        </p>
      )}
    </li>
  );
}
