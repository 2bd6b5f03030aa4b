import { Inbox } from "lucide-react";
import { EscalationRows } from "@/features/escalations/EscalationRows";
import { FilterBar } from "@/features/escalations/FilterBar";
import { type Filters, isNarrowed } from "@/features/escalations/filters";
import { useEscalations } from "@/features/escalations/useEscalations";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { Pager } from "@/ui/Pager";
import { Rows } from "@/ui/Rows";
import { SkeletonRows } from "@/ui/Skeleton";

interface EscalationListProps {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}

/** One view of the queue: its filters, its rows, and what to say when there are none. */
export function EscalationList({ filters, onChange }: EscalationListProps) {
  const list = useEscalations(filters);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const handleClear = () =>
    onChange({ circle: "everybody", search: "", flow: "", from: "", to: "" });
  return (
    <div className="flex flex-col gap-3">
      <FilterBar filters={filters} onChange={onChange} />
      {list.isPending && <SkeletonRows rows={4} label="Loading escalations" />}
      {list.isError && (
        <ErrorState
          error={list.error}
          title="The escalations could not be loaded"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isSuccess && items.length === 0 && (
        <Nothing view={filters.view} isFiltered={isNarrowed(filters)} onClear={handleClear} />
      )}
      {items.length > 0 && (
        <Rows outdated={list.isPlaceholderData}>
          <EscalationRows items={items} open={filters.session} />
          <Pager
            shown={`${plural(items.length, "escalation")} shown`}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </Rows>
      )}
    </div>
  );
}

const nothing = {
  waiting: {
    title: "Nothing waits",
    hint: "Sessions that a colleague escalates wait here until somebody accepts them.",
  },
  accepted: { title: "Nothing was accepted yet", hint: "Escalations that somebody took over." },
  returned: { title: "Nothing was returned yet", hint: "Escalations that went back, and why." },
  all: { title: "No escalations yet", hint: "Every escalation of your team appears here." },
};

function Nothing(props: { view: Filters["view"]; isFiltered: boolean; onClear: () => void }) {
  const { view, isFiltered, onClear } = props;
  const { title, hint } = nothing[view];
  return (
    <EmptyState
      icon={<Inbox size={24} aria-hidden />}
      title={isFiltered ? "No escalation matches" : title}
      actions={isFiltered && <Button onClick={onClear}>Clear filters</Button>}
    >
      {isFiltered ? "Try other words or fewer filters." : hint}
    </EmptyState>
  );
}
