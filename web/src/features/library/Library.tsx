import { useRef, useState } from "react";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import type { FlowSummary } from "@/api/types";
import { FilterBar } from "@/features/library/FilterBar";
import { isFiltered } from "@/features/library/filters";
import { LibraryList } from "@/features/library/LibraryList";
import { moveFocus } from "@/features/library/rows";
import { SearchBox } from "@/features/library/SearchBox";
import { useFilters } from "@/features/library/useFilters";
import { useFlows } from "@/features/library/useFlows";
import { useLibraryActions } from "@/features/library/useLibraryActions";
import { lazily } from "@/ui/lazily";

const StartSessionDialog = lazily(
  async () => (await import("@/ui/flow/StartSessionDialog")).StartSessionDialog,
);

interface LibraryProps {
  onCreate: () => void;
}

/** The team's flows: find one, open it, run it. */
export function Library({ onCreate }: LibraryProps) {
  const writes = mayWrite(useMe().role);
  const { filters, change, clear } = useFilters();
  const flows = useFlows(filters);
  const search = useRef<HTMLInputElement>(null);
  const [running, setRunning] = useState<FlowSummary | null>(null);
  const [runs, setRuns] = useState(false);

  const handleRun = (flow: FlowSummary) => {
    setRunning(flow);
    setRuns(true);
  };
  const filtered = isFiltered(filters);
  useLibraryActions({
    flows: flows.items,
    mayWrite: writes,
    filtered,
    onSearch: () => {
      search.current?.focus();
      search.current?.select();
    },
    onClear: clear,
    onCreate,
    onRun: handleRun,
  });

  return (
    <>
      <FilterBar filters={filters} onChange={change}>
        <SearchBox
          field={search}
          value={filters.search}
          onSearch={(text) => change({ search: text })}
          onLeave={() => moveFocus(1)}
        />
      </FilterBar>
      <LibraryList
        flows={flows}
        filtered={filtered}
        onRun={writes ? handleRun : undefined}
        onClear={clear}
        onCreate={onCreate}
      />
      {running && (
        <StartSessionDialog key={running.id} flow={running} open={runs} onOpenChange={setRuns} />
      )}
    </>
  );
}
