import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { FilterChips } from "@/features/library/FilterChips";
import type { Filters, Sort, StatusFilter } from "@/features/library/filters";
import { KindTabs } from "@/features/library/KindTabs";
import { useFacets } from "@/features/library/useFlows";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/Select";

export interface FilterFieldsProps {
  filters: Filters;
  /** The address of some other filters. */
  to: (changes: Partial<Filters>) => string;
  onChange: (changes: Partial<Filters>) => void;
  onClear: () => void;
}

const statuses: { value: StatusFilter; label: string }[] = [
  { value: "", label: "Any status" },
  { value: "published", label: "Published" },
  { value: "changed", label: "Draft has changes" },
  { value: "draft", label: "Draft only" },
];
const sorts: { value: Sort; label: string }[] = [
  { value: "updated", label: "Newest first" },
  { value: "title", label: "By title" },
  { value: "most_used", label: "Most used" },
  { value: "review_by", label: "Review date" },
  { value: "recent", label: "Recently used" },
];

/** What narrows the list and puts it in order. On a phone the fields unfold. */
export function FilterFields({ filters, to, onChange, onClear }: FilterFieldsProps) {
  const facets = useFacets();
  const [open, setOpen] = useState(false);
  const named = (entries: readonly { name: string; flows: number }[] = [], chosen = "") => [
    ...entries
      .filter(({ name }) => name)
      .map(({ name, flows }) => ({ value: name, label: `${name} (${flows})` })),
    // A link may name what no flow has any more: it still says what is filtered.
    ...(chosen && !entries.some(({ name }) => name === chosen)
      ? [{ value: chosen, label: chosen }]
      : []),
  ];
  const owners = (facets?.owners ?? []).map(({ owner, flows }) => ({
    value: owner.id,
    label: `${owner.name} (${flows})`,
  }));
  const tags = named(facets?.tags).filter(({ value }) => !filters.tags.includes(value));
  const byMatch = { value: "relevance" as const, label: "Best match" };
  const order = filters.sort || (filters.search.trim() ? "relevance" : "updated");
  const look = cn("grow basis-32 md:max-w-44", !open && "max-md:hidden");

  return (
    <>
      <KindTabs filters={filters} to={to} />
      <div className="mb-3 flex flex-wrap gap-2">
        <Button
          className="h-9 md:hidden"
          icon={<SlidersHorizontal size={14} aria-hidden />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          Filters
        </Button>
        <Select
          label="Category"
          hideLabel
          className={look}
          value={filters.category}
          options={[
            { value: "", label: "All categories" },
            ...named(facets?.categories, filters.category),
          ]}
          onValueChange={(category) => onChange({ category })}
        />
        <Select
          label="Status"
          hideLabel
          className={look}
          value={filters.status}
          options={statuses}
          onValueChange={(status) => onChange({ status })}
        />
        <Select
          label="Tag"
          hideLabel
          className={look}
          value=""
          options={[{ value: "", label: filters.tags.length > 0 ? "And tag" : "Any tag" }, ...tags]}
          onValueChange={(tag) => tag && onChange({ tags: [...filters.tags, tag] })}
        />
        <Select
          label="Owner"
          hideLabel
          className={look}
          value={filters.owner}
          options={[
            { value: "", label: "Any owner" },
            ...owners,
            ...(filters.owner && !owners.some(({ value }) => value === filters.owner)
              ? [{ value: filters.owner, label: facets ? "Somebody else" : "…" }]
              : []),
          ]}
          onValueChange={(owner) => onChange({ owner })}
        />
        {filters.view !== "recent" && (
          <Select
            label="Sort"
            hideLabel
            className="grow basis-32 md:ml-auto md:max-w-40"
            value={order}
            options={filters.search.trim() ? [byMatch, ...sorts] : sorts}
            onValueChange={(sort) => onChange({ sort: isUsual(sort, filters) ? "" : sort })}
          />
        )}
      </div>
      <FilterChips filters={filters} onChange={onChange} onClear={onClear} />
    </>
  );
}

/** What the list is sorted by when nobody says: it leaves no trace in the address. */
function isUsual(sort: Sort, { search }: Filters): boolean {
  return sort === (search.trim() ? "relevance" : "updated");
}
