import { ListSearch } from "@/actions/ListSearch";
import { FlowChip } from "@/features/history/FlowChip";
import {
  type Filters,
  type KindChoice,
  kinds,
  type SortChoice,
  type StatusChoice,
  sorts,
  statuses,
} from "@/features/history/filters";
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

const kindLabels: Record<KindChoice, string> = {
  any: "With or without flow",
  flow: "On a flow",
  free: "Free-form",
};

const sortLabels: Record<SortChoice, string> = {
  usual: "Best match",
  newest: "Newest first",
  oldest: "Oldest first",
  longest: "Longest first",
};

interface FilterBarProps {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}

export function FilterBar({ filters, onChange }: FilterBarProps) {
  const options = statuses
    .filter((status) => filters.view === "all" || status !== "active")
    .map((value) => ({ value, label: labels[value] }));
  // Without words there is no best match.
  const usual: SortChoice = filters.search.trim() ? "usual" : "newest";
  const orders = sorts.filter((sort) => sort !== "usual" || usual === "usual");
  const sort = filters.sort === "usual" ? usual : filters.sort;
  return (
    <div className="flex flex-wrap items-end gap-3">
      <ListSearch
        label="Search sessions"
        placeholder="Anything in the note"
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
      <Select
        label="Kind of session"
        hideLabel
        className="w-48"
        value={filters.kind}
        options={kinds.map((value) => ({ value, label: kindLabels[value] }))}
        onValueChange={(kind) => onChange({ kind })}
      />
      <Select
        label="Order"
        hideLabel
        className="w-36"
        value={sort}
        options={orders.map((value) => ({ value, label: sortLabels[value] }))}
        onValueChange={(next) => onChange({ sort: next === usual ? "usual" : next })}
      />
      <DayFields days={filters} onChange={onChange} />
      {filters.flow && <FlowChip flowId={filters.flow} onRemove={() => onChange({ flow: "" })} />}
    </div>
  );
}
