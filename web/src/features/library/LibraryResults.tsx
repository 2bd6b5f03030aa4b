import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import type { Filters } from "@/features/library/filters";
import type { Deeds } from "@/features/library/list/deeds";
import type { FlowsQuery } from "@/features/library/useFlows";
import { lazily } from "@/ui/lazily";
import { SkeletonRows } from "@/ui/Skeleton";

const waiting = <SkeletonRows rows={8} label="Loading flows" />;
// The rows' code comes while the rows themselves are on their way.
const FlowList = lazily(
  async () => (await import("@/features/library/list/FlowList")).FlowList,
  waiting,
);
const LibraryEmpty = lazily(
  async () => (await import("@/features/library/list/LibraryEmpty")).LibraryEmpty,
);

interface LibraryResultsProps extends Deeds {
  query: FlowsQuery;
  filters: Filters;
  peeked: string | null;
  onUnpeek: () => void;
  onChange: (changes: Partial<Filters>) => void;
  onClear: () => void;
  onCreate: () => void;
  onStarter: () => void;
}

/** The list in every state that it can be in. */
export function LibraryResults(props: LibraryResultsProps) {
  const { query, filters, onChange, onClear, onCreate, onStarter, ...list } = props;
  const writes = mayWrite(useMe().role);
  if (query.isPending) return waiting;
  if (query.items.length === 0) {
    return (
      <LibraryEmpty
        {...{ filters, onChange, onClear, onCreate, onStarter }}
        error={query.error}
        onRetry={() => void query.refetch()}
        mayWrite={writes}
      />
    );
  }
  return (
    <>
      {query.corrected && filters.search && (
        <p role="status" className="mb-2 text-muted text-ui">
          Showing results for “<span className="font-medium text-ink">{query.corrected}</span>”
        </p>
      )}
      <FlowList query={query} {...list} />
    </>
  );
}
