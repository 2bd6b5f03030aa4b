import type { KeyboardEvent } from "react";
import type { FlowListProps } from "@/features/library/list/deeds";
import { FlowCards } from "@/features/library/list/FlowCards";
import { FlowTable } from "@/features/library/list/FlowTable";
import { useRowActions } from "@/features/library/list/useRowActions";
import { focusedRow } from "@/features/library/rows";
import type { FlowsQuery } from "@/features/library/useFlows";
import { plural } from "@/lib/text";
import { ErrorState } from "@/ui/ErrorState";
import { Pager } from "@/ui/Pager";
import { useNarrow } from "@/ui/useMedia";

interface Props extends Omit<FlowListProps, "flows"> {
  query: FlowsQuery;
  peeked: string | null;
  onUnpeek: () => void;
}

/** The rows, their keys, and the way to the next page. */
export function FlowList({ query, peeked, onUnpeek, ...deeds }: Props) {
  const { items, error, hasNextPage, isFetchingNextPage } = query;
  const List = useNarrow() ? FlowCards : FlowTable;
  useRowActions({ flows: items, peeked, onUnpeek, ...deeds });

  const flowInFocus = () => items.find(({ id }) => id === focusedRow());
  // On a row's link, where the space bar would scroll the page.
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isRow = event.target instanceof HTMLElement && "row" in event.target.dataset;
    const flow = event.key === " " && isRow ? flowInFocus() : undefined;
    if (!flow || !deeds.selection) return;
    event.preventDefault();
    deeds.selection.toggle(flow.id);
  };
  // An open panel shows whatever row one walks to.
  const handleFocus = () => {
    const flow = peeked === null ? undefined : flowInFocus();
    if (flow && flow.id !== peeked) deeds.onPeek(flow);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the links inside
    <div aria-busy={query.isPlaceholderData} onKeyDown={handleKeyDown} onFocus={handleFocus}>
      <List flows={items} {...deeds} />
      <Pager
        shown={hasNextPage ? `${plural(items.length, "flow")} shown` : plural(items.length, "flow")}
        hasMore={hasNextPage}
        loading={isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
      {query.isFetchNextPageError && (
        <ErrorState
          error={error}
          title="The next flows could not be loaded"
          onRetry={() => void query.fetchNextPage()}
        />
      )}
    </div>
  );
}
