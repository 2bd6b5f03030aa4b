import { FolderTree as FolderSign } from "lucide-react";
import { useRef, useState } from "react";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import type { FlowSummary } from "@/api/types";
import type { BulkJob } from "@/features/library/bulk/jobs";
import { writeFilters } from "@/features/library/filters";
import { LibraryResults } from "@/features/library/LibraryResults";
import { focusRow, moveFocus } from "@/features/library/rows";
import { SearchBox } from "@/features/library/SearchBox";
import { useFilters } from "@/features/library/useFilters";
import { useFlows } from "@/features/library/useFlows";
import { useOpening } from "@/features/library/useOpening";
import { Button } from "@/ui/Button";
import { lazily } from "@/ui/lazily";
import { useMedia } from "@/ui/useMedia";
import { useSelection } from "@/ui/useSelection";

const LibraryActions = lazily(
  async () => (await import("@/features/library/LibraryActions")).LibraryActions,
);
const StartSessionDialog = lazily(
  async () => (await import("@/ui/flow/StartSessionDialog")).StartSessionDialog,
);
const FolderPanel = lazily(
  async () => (await import("@/features/library/place/FolderPanel")).FolderPanel,
);
const FolderSheet = lazily(
  async () => (await import("@/features/library/place/FolderSheet")).FolderSheet,
);
const FilterFields = lazily(
  async () => (await import("@/features/library/FilterFields")).FilterFields,
  <div className="mb-3 h-21" />,
);
const RowMenu = lazily(async () => (await import("@/features/library/list/RowMenu")).RowMenu);
const Peek = lazily(async () => (await import("@/features/library/peek/Peek")).Peek);
const BulkBar = lazily(async () => (await import("@/features/library/bulk/BulkBar")).BulkBar);
const BulkDialog = lazily(
  async () => (await import("@/features/library/bulk/BulkDialog")).BulkDialog,
);

interface LibraryProps {
  onCreate: () => void;
  onStarter: () => void;
}

/** The team's flows: find one, look at it, run it, keep all of them in order. */
export function Library({ onCreate, onStarter }: LibraryProps) {
  const writes = mayWrite(useMe().role);
  const hasRoom = !useMedia("(max-width: 68.74rem)");
  const { filters, change, clear, to } = useFilters();
  const flows = useFlows(filters);
  const selection = useSelection(flows.items, `${writeFilters(filters)}`);
  const run = useOpening<Pick<FlowSummary, "id" | "title">>();
  const job = useOpening<BulkJob>();
  const menu = useOpening<FlowSummary>();
  const anchor = useRef<HTMLElement | null>(null);
  const sheet = useOpening<true>();
  const [peeked, setPeeked] = useState<string | null>(null);

  const handleMenu = (flow: FlowSummary, button: HTMLElement) => {
    const isSame = anchor.current === button;
    anchor.current = button;
    if (menu.open && isSame) menu.setOpen(false);
    else menu.show(flow);
  };
  const handleUnpeek = () => {
    setPeeked(null);
    if (peeked) focusRow(peeked);
  };
  return (
    <div className="flex items-start gap-6">
      <LibraryActions {...{ filters, onClear: clear, onCreate, onStarter }} />
      {hasRoom && (
        <aside
          aria-label="Views and folders"
          className="sticky top-5 max-h-[calc(100dvh-2.5rem)] w-52 shrink-0 overflow-y-auto p-0.5"
        >
          <FolderPanel />
        </aside>
      )}
      <div className="@container min-w-0 grow">
        <div className="mb-3 flex flex-wrap gap-2">
          <SearchBox
            value={filters.search}
            onSearch={(search) => change({ search })}
            onLeave={() => moveFocus(1)}
          />
          {!hasRoom && (
            <Button
              className="h-9"
              icon={<FolderSign size={14} aria-hidden />}
              onClick={() => sheet.show(true)}
            >
              Folders
            </Button>
          )}
        </div>
        <FilterFields filters={filters} to={to} onChange={change} onClear={clear} />
        <LibraryResults
          query={flows}
          filters={filters}
          peeked={peeked}
          onUnpeek={handleUnpeek}
          onRun={writes ? run.show : undefined}
          onPeek={({ id }) => setPeeked(id)}
          onMenu={handleMenu}
          selection={writes ? selection : undefined}
          onChange={change}
          onClear={clear}
          onCreate={onCreate}
          onStarter={onStarter}
        />
        {selection.items.length > 0 && (
          <BulkBar selection={selection} archived={filters.view === "archived"} onJob={job.show} />
        )}
      </div>
      {peeked && (
        <Peek
          flow={peeked}
          beside={hasRoom}
          onClose={handleUnpeek}
          onPeek={setPeeked}
          onRun={writes ? run.show : undefined}
        />
      )}
      {sheet.subject && <FolderSheet open={sheet.open} onOpenChange={sheet.setOpen} />}
      {menu.subject && (
        <RowMenu
          key={menu.subject.id}
          flow={flows.items.find(({ id }) => id === menu.subject?.id) ?? menu.subject}
          anchor={anchor}
          open={menu.open}
          onOpenChange={menu.setOpen}
          onRun={writes ? run.show : undefined}
          onPeek={({ id }) => setPeeked(id)}
          onJob={job.show}
        />
      )}
      {job.subject && (
        <BulkDialog
          key={`job-${job.times}`}
          job={job.subject}
          open={job.open}
          onOpenChange={job.setOpen}
        />
      )}
      {run.subject && (
        <StartSessionDialog
          key={`run-${run.subject.id}`}
          flow={run.subject}
          open={run.open}
          onOpenChange={run.setOpen}
        />
      )}
    </div>
  );
}
