import { X } from "lucide-react";
import { ListSearch } from "@/actions/ListSearch";
import { type Circle, circles, type Filters } from "@/features/escalations/filters";
import { Button } from "@/ui/Button";
import { DayFields } from "@/ui/DayFields";
import { Select } from "@/ui/Select";

const labels: Record<Circle, string> = {
  everybody: "To anybody",
  to_me: "To me",
  mine: "Escalated by me",
};

interface FilterBarProps {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}

export function FilterBar({ filters, onChange }: FilterBarProps) {
  return (
    <div className="flex flex-wrap items-end gap-3">
      <ListSearch
        label="Search escalations"
        placeholder="Reference, flow or problem"
        value={filters.search}
        onSearch={(search) => onChange({ search })}
      />
      <Select
        label="Whose"
        hideLabel
        className="w-44"
        value={filters.circle}
        options={circles.map((value) => ({ value, label: labels[value] }))}
        onValueChange={(circle) => onChange({ circle })}
      />
      <DayFields days={filters} onChange={onChange} />
      {filters.flow && (
        <Button className="rounded-full font-normal" onClick={() => onChange({ flow: "" })}>
          One flow only
          <X size={14} aria-hidden />
        </Button>
      )}
    </div>
  );
}
