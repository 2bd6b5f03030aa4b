import { Library, SearchX } from "lucide-react";
import { useRowKeys } from "@/actions/useRowKeys";
import { type Filters, isFiltered } from "@/features/steps/filters";
import { StepCards } from "@/features/steps/list/StepCards";
import { StepTable } from "@/features/steps/list/StepTable";
import type { StepsQuery } from "@/features/steps/useSteps";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { Pager } from "@/ui/Pager";
import { Rows } from "@/ui/Rows";
import { SkeletonRows } from "@/ui/Skeleton";
import { useNarrow } from "@/ui/useMedia";

interface StepListProps {
  steps: StepsQuery;
  filters: Filters;
  onClear: () => void;
  onCreate?: () => void;
}

/** The list in every state that it can be in. */
export function StepList({ steps, filters, onClear, onCreate }: StepListProps) {
  const inside = useRowKeys<HTMLDivElement>();
  const narrow = useNarrow();
  const { items, corrected, error, hasNextPage } = steps;
  if (steps.isPending) return <SkeletonRows rows={8} label="Loading steps" />;
  if (error && items.length === 0) {
    return (
      <ErrorState
        error={error}
        title="The steps could not be loaded"
        onRetry={() => void steps.refetch()}
      />
    );
  }
  if (items.length === 0) {
    return <Nothing filtered={isFiltered(filters)} onClear={onClear} onCreate={onCreate} />;
  }
  const List = narrow ? StepCards : StepTable;
  return (
    <Rows ref={inside} outdated={steps.isPlaceholderData}>
      {corrected && filters.search && (
        <p role="status" className="mb-2 text-muted text-ui">
          Showing results for “<span className="font-medium text-ink">{corrected}</span>”
        </p>
      )}
      <List steps={items} />
      <Pager
        shown={hasNextPage ? `${plural(items.length, "step")} shown` : plural(items.length, "step")}
        hasMore={hasNextPage}
        loading={steps.isFetchingNextPage}
        onMore={() => void steps.fetchNextPage()}
      />
      {steps.isFetchNextPageError && (
        <ErrorState
          error={error}
          title="The next steps could not be loaded"
          onRetry={() => void steps.fetchNextPage()}
        />
      )}
    </Rows>
  );
}

interface NothingProps {
  filtered: boolean;
  onClear: () => void;
  onCreate?: () => void;
}

/** Nothing matches, or nothing is there yet: two different things to do. */
function Nothing({ filtered, onClear, onCreate }: NothingProps) {
  if (filtered) {
    return (
      <EmptyState
        icon={<SearchX size={24} aria-hidden />}
        title="No steps match"
        actions={<Button onClick={onClear}>Clear filters</Button>}
      >
        Try other words, or fewer filters.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Library size={24} aria-hidden />}
      title="No steps yet"
      actions={
        onCreate && (
          <Button variant="primary" onClick={onCreate}>
            New step
          </Button>
        )
      }
    >
      {onCreate
        ? "Write a step once and use it in many flows, or save one from a flow's editor."
        : "Your team has not saved any step yet."}
    </EmptyState>
  );
}
