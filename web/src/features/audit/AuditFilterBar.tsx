import { ListSearch } from "@/actions/ListSearch";
import { query } from "@/api/client";
import { actionChoices, actionWords } from "@/features/audit/actionWords";
import type { AuditFilters } from "@/features/audit/filters";
import { DayFields } from "@/ui/DayFields";
import { Select } from "@/ui/Select";
import { PersonFilter } from "@/ui/team/PersonFilter";

interface AuditFilterBarProps {
  filters: AuditFilters;
  onChange: (change: Partial<AuditFilters>) => void;
}

export function AuditFilterBar({ filters, onChange }: AuditFilterBarProps) {
  const { data } = query.useQuery(
    "get",
    "/api/v1/team/audit-log/actions",
    {},
    { staleTime: Number.POSITIVE_INFINITY },
  );
  const choices = actionChoices(data?.actions ?? []);
  const { action } = filters;
  const isOther = action !== "" && !choices.some(({ value }) => value === action);
  return (
    <div className="flex flex-wrap items-end gap-3">
      <ListSearch
        label="Search the audit log"
        placeholder="Name or network address"
        value={filters.search}
        onSearch={(search) => onChange({ search })}
      />
      <Select
        label="What"
        hideLabel
        className="w-52"
        value={action}
        options={[
          { value: "", label: "Everything" },
          ...(isOther ? [{ value: action, label: actionWords(action) }] : []),
          ...choices,
        ]}
        onValueChange={(value) => onChange({ action: value })}
      />
      <PersonFilter label="By" value={filters.person} onChoose={(person) => onChange({ person })} />
      <DayFields days={filters} onChange={onChange} />
    </div>
  );
}
