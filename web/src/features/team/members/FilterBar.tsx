import { roleLabel } from "@/api/roles";
import {
  type Filters,
  type RoleChoice,
  roles,
  type StatusChoice,
  statuses,
} from "@/features/team/members/filters";
import { SearchField } from "@/features/team/members/SearchField";
import { Select } from "@/ui/Select";

interface FilterBarProps {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}

const statusLabels: Record<StatusChoice, string> = {
  any: "Any status",
  active: "Active",
  disabled: "Disabled",
};

export function FilterBar({ filters, onChange }: FilterBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <SearchField value={filters.search} onSearch={(search) => onChange({ search })} />
      <Select
        label="Role"
        hideLabel
        className="w-36"
        value={filters.role}
        options={roles.map((value) => ({ value, label: roleChoice(value) }))}
        onValueChange={(role) => onChange({ role })}
      />
      <Select
        label="Status"
        hideLabel
        className="w-36"
        value={filters.status}
        options={statuses.map((value) => ({ value, label: statusLabels[value] }))}
        onValueChange={(status) => onChange({ status })}
      />
    </div>
  );
}

function roleChoice(role: RoleChoice): string {
  return role === "any" ? "Any role" : roleLabel(role);
}
