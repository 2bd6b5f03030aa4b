import { Check, Download, History } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { StartButton } from "@/actions/StartButton";
import { useActions } from "@/actions/useActions";
import { useMe } from "@/api/auth/state";
import { FilterBar } from "@/features/history/FilterBar";
import { type Filters, isNarrowed, noNarrowing, writeFilters } from "@/features/history/filters";
import { SessionCards } from "@/features/history/SessionCards";
import { SessionTable } from "@/features/history/SessionTable";
import { useSessions } from "@/features/history/useSessions";
import { paths } from "@/lib/paths";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { buttonClasses } from "@/ui/buttonClasses";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { lazily } from "@/ui/lazily";
import { Pager } from "@/ui/Pager";
import { Rows } from "@/ui/Rows";
import { SkeletonRows } from "@/ui/Skeleton";
import { useSelection } from "@/ui/useSelection";

const ChosenBar = lazily(
  async () => (await import("@/features/history/export/ChosenBar")).ChosenBar,
);
const ExportDialog = lazily(
  async () => (await import("@/features/history/export/ExportDialog")).ExportDialog,
);

interface SessionListProps {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}

/** One view of the sessions: its filters, its rows, and what to say when there are none. */
export function SessionList({ filters, onChange }: SessionListProps) {
  const list = useSessions(filters);
  const sessions = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = isNarrowed(filters);
  const chosen = useSelection(sessions, `${writeFilters(filters, useMe().role)}`);
  const [exporting, setExporting] = useState<"chosen" | "all" | null>(null);
  const corrected = list.data?.pages[0]?.corrected;
  useActions([
    {
      id: "sessions.choose",
      label: "Select the session",
      section: "List",
      icon: Check,
      keys: "x",
      keysOnly: true,
      perform: () => {
        const row = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row;
        if (row) chosen.toggle(row);
      },
    },
    {
      id: "sessions.export",
      label: "Export all listed sessions…",
      section: "List",
      icon: Download,
      perform: () => setExporting("all"),
    },
  ]);
  const handleClear = () => onChange(noNarrowing);
  return (
    <div className="flex flex-col gap-3">
      <FilterBar filters={filters} onChange={onChange} />
      {list.isPending && <SkeletonRows rows={8} label="Loading sessions" />}
      {list.isError && (
        <ErrorState
          error={list.error}
          title="The sessions could not be loaded"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isSuccess && sessions.length === 0 && (
        <Nothing view={filters.view} isFiltered={isFiltered} onClear={handleClear} />
      )}
      {sessions.length > 0 && (
        <Rows outdated={list.isPlaceholderData}>
          {corrected && (
            <p role="status" className="mb-2 text-muted text-ui">
              Nothing has the words as typed. Shown: <b className="font-medium">{corrected}</b>
            </p>
          )}
          <SessionTable sessions={sessions} chosen={chosen} />
          <SessionCards sessions={sessions} chosen={chosen} />
          <Pager
            shown={`${plural(sessions.length, "session")} shown`}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          >
            <Button
              size="sm"
              variant="ghost"
              icon={<Download size={13} aria-hidden />}
              onClick={() => setExporting("all")}
            >
              Export all…
            </Button>
          </Pager>
          {chosen.items.length > 0 && (
            <ChosenBar chosen={chosen} onExport={() => setExporting("chosen")} />
          )}
        </Rows>
      )}
      {exporting && (
        <ExportDialog
          sessions={exporting === "chosen" ? chosen.items : null}
          filters={filters}
          onClose={() => setExporting(null)}
        />
      )}
    </div>
  );
}

const nothing = {
  active: {
    title: "No session is running",
    hint: "Pick a flow and start: the note writes itself while you work.",
  },
  all: { title: "No sessions yet", hint: "Sessions of your team appear here once they start." },
  ended: { title: "No session has ended yet", hint: "Finished sessions keep their note here." },
};

function Nothing(props: { view: Filters["view"]; isFiltered: boolean; onClear: () => void }) {
  const { view, isFiltered, onClear } = props;
  if (isFiltered) {
    return (
      <EmptyState
        icon={<History size={24} aria-hidden />}
        title="No session matches"
        actions={<Button onClick={onClear}>Clear filters</Button>}
      >
        Try other words, fewer filters, or the reference as it stands on the note.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<History size={24} aria-hidden />}
      title={nothing[view].title}
      actions={
        <>
          <Link to={paths.flows} className={buttonClasses({ variant: "primary" })}>
            Go to flows
          </Link>
          <StartButton />
        </>
      }
    >
      {nothing[view].hint}
    </EmptyState>
  );
}
