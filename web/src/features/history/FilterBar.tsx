import { ListSearch } from "@/actions/ListSearch";
import { FlowChip } from "@/features/history/FlowChip";
import { type Filters, type StatusChoice, statuses } from "@/features/history/filters";
import { DayFields } from "@/ui/DayFields";
import { Select } from "@/ui/Select";
import { PersonFilter } from "@/ui/team/PersonFilter";

const labels: Record<StatusChoice, string> = {
  any: "Any status",
  active: "Active",
  resolved: "Resolved",
  escalated: "Escalated",
  abandoned: "Abandoned",
};

interface FilterBarProps {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}

export function FilterBar({ filters, onChange }: FilterBarProps) {
  const options = statuses
    .filter((status) => filters.view === "all" || status !== "active")
    .map((value) => ({ value, label: labels[value] }));
  return (
    <div className="flex flex-wrap items-end gap-3">
      <ListSearch
        label="Search sessions"
        placeholder="Reference, flow or problem"
        value={filters.search}
        onSearch={(search) => onChange({ search })}
      />
      {filters.view !== "active" && (
        <>
          <Select
            label="Status"
            hideLabel
            className="w-40"
            value={filters.status}
            options={options}
            onValueChange={(status) => onChange({ status })}
          />
          {!filters.mine && (
            <PersonFilter
              label="Whose"
              value={filters.person}
              onChoose={(person) => onChange({ person })}
            />
          )}
          <label className="inline-flex h-9 items-center gap-2 text-muted text-ui">
            <input
              type="checkbox"
              checked={filters.mine}
              onChange={(event) => onChange({ mine: event.target.checked, person: "" })}
              className="size-4 accent-accent-solid"
            />
            Only mine
          </label>
        </>
      )}
      <DayFields days={filters} onChange={onChange} />
      {filters.flow && <FlowChip flowId={filters.flow} onRemove={() => onChange({ flow: "" })} />}
    </div>
  );
}
