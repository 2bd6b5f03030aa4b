import { FilePlus2, FilterX } from "lucide-react";
import { ListSearch } from "@/actions/ListSearch";
import { useActions } from "@/actions/useActions";
import { FilterBar } from "@/features/steps/FilterBar";
import { isFiltered } from "@/features/steps/filters";
import { StepList } from "@/features/steps/list/StepList";
import { useFilters } from "@/features/steps/useFilters";
import { useSteps } from "@/features/steps/useSteps";

const section = "Steps";

interface StepLibraryProps {
  /** Absent for people who only read. */
  onCreate?: () => void;
}

/** The team's reusable steps: find one, see what others think of it, open it. */
export function StepLibrary({ onCreate }: StepLibraryProps) {
  const { filters, change, clear } = useFilters();
  const steps = useSteps(filters);
  useActions([
    {
      id: "steps.create",
      label: "New step",
      section,
      icon: FilePlus2,
      keys: "c",
      keywords: ["create", "add"],
      visible: () => onCreate !== undefined,
      perform: () => onCreate?.(),
    },
    {
      id: "steps.clear",
      label: "Clear filters",
      section,
      icon: FilterX,
      visible: () => isFiltered(filters),
      perform: clear,
    },
  ]);
  return (
    <div className="flex flex-col gap-3">
      <FilterBar filters={filters} onChange={change}>
        <ListSearch
          label="Search steps"
          placeholder="Title, text, command or tag"
          value={filters.search}
          onSearch={(search) => change({ search })}
        />
      </FilterBar>
      <StepList steps={steps} filters={filters} onClear={clear} onCreate={onCreate} />
    </div>
  );
}
