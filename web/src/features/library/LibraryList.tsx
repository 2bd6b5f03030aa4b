import type { FlowSummary } from "@/api/types";
import { FlowCards } from "@/features/library/FlowCards";
import { FlowTable } from "@/features/library/FlowTable";
import { LibraryEmpty } from "@/features/library/LibraryEmpty";
import type { useFlows } from "@/features/library/useFlows";
import { plural } from "@/lib/text";
import { ErrorState } from "@/ui/ErrorState";
import { Pager } from "@/ui/Pager";
import { SkeletonRows } from "@/ui/Skeleton";
import { useNarrow } from "@/ui/useMedia";

interface LibraryListProps {
  flows: ReturnType<typeof useFlows>;
  filtered: boolean;
  onRun?: (flow: FlowSummary) => void;
  onClear: () => void;
  onCreate: () => void;
}

/** The list in every state that it can be in. */
export function LibraryList({ flows, filtered, onRun, onClear, onCreate }: LibraryListProps) {
  const narrow = useNarrow();
  const { items, isPending, error, hasNextPage, isFetchingNextPage } = flows;
  if (isPending) return <SkeletonRows rows={8} label="Loading flows" />;
  if (error && items.length === 0) {
    return (
      <ErrorState
        error={error}
        title="The flows could not be loaded"
        onRetry={() => void flows.refetch()}
      />
    );
  }
  if (items.length === 0) {
    return (
      <LibraryEmpty
        filtered={filtered}
        mayWrite={Boolean(onRun)}
        onClear={onClear}
        onCreate={onCreate}
      />
    );
  }
  const List = narrow ? FlowCards : FlowTable;
  return (
    <div aria-busy={flows.isPlaceholderData}>
      <List flows={items} onRun={onRun} />
      <Pager
        shown={hasNextPage ? `${plural(items.length, "flow")} shown` : plural(items.length, "flow")}
        hasMore={hasNextPage}
        loading={isFetchingNextPage}
        onMore={() => void flows.fetchNextPage()}
      />
      {flows.isFetchNextPageError && (
        <ErrorState
          error={error}
          title="The next flows could not be loaded"
          onRetry={() => void flows.fetchNextPage()}
        />
      )}
    </div>
  );
}
