import { ScrollText } from "lucide-react";
import { AuditCards } from "@/features/audit/AuditCards";
import { AuditFilterBar } from "@/features/audit/AuditFilterBar";
import { AuditTable } from "@/features/audit/AuditTable";
import { type AuditFilters, noFilters } from "@/features/audit/filters";
import { useAuditLog } from "@/features/audit/useAuditLog";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { Pager } from "@/ui/Pager";
import { Rows } from "@/ui/Rows";
import { SkeletonRows } from "@/ui/Skeleton";

interface AuditLogProps {
  filters: AuditFilters;
  onChange: (change: Partial<AuditFilters>) => void;
}

/** Who did what in the team, and when: the newest first. */
export function AuditLog({ filters, onChange }: AuditLogProps) {
  const list = useAuditLog(filters);
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  const handleTarget = (target: string) => onChange({ ...noFilters, target });
  const handleClear = () => onChange(noFilters);
  return (
    <div className="flex flex-col gap-3">
      <AuditFilterBar filters={filters} onChange={onChange} />
      {filters.target && (
        <p className="flex items-center gap-3 text-muted text-ui">
          Only what was done to {nameOf(entries, filters.target)}.
          <Button size="sm" onClick={() => onChange({ target: "" })}>
            Show everything
          </Button>
        </p>
      )}
      {list.isPending && <SkeletonRows rows={8} label="Loading the audit log" />}
      {list.isError && (
        <ErrorState
          error={list.error}
          title="The audit log could not be loaded"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isSuccess && entries.length === 0 && (
        <EmptyState
          icon={<ScrollText size={24} aria-hidden />}
          title="Nothing that matches was logged"
          actions={<Button onClick={handleClear}>Clear filters</Button>}
        >
          Signing in, people, security and exports are logged; work on flows and sessions is in
          their own histories.
        </EmptyState>
      )}
      {entries.length > 0 && (
        <Rows outdated={list.isPlaceholderData}>
          <AuditTable entries={entries} onTarget={handleTarget} />
          <AuditCards entries={entries} onTarget={handleTarget} />
          <Pager
            shown={`${plural(entries.length, "event")} shown`}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </Rows>
      )}
    </div>
  );
}

function nameOf(entries: readonly { target: { id: string | null; name: string } }[], id: string) {
  return entries.find(({ target }) => target.id === id)?.target.name || "one thing";
}
