import type { ReactNode } from "react";
import { query } from "@/api/client";
import type { Filters, SortOrder, StatusFilter } from "@/features/library/filters";
import { Select } from "@/ui/Select";

interface FilterBarProps {
  filters: Filters;
  onChange: (changes: Partial<Filters>) => void;
  /** The search box. */
  children: ReactNode;
}

const statuses: { value: StatusFilter; label: string }[] = [
  { value: "", label: "Any status" },
  { value: "published", label: "Published" },
  { value: "draft", label: "Draft" },
];
const orders: { value: SortOrder; label: string }[] = [
  { value: "updated", label: "Newest first" },
  { value: "title", label: "By title" },
];

export function FilterBar({ filters, onChange, children }: FilterBarProps) {
  const categories = query.useQuery("get", "/api/v1/flows/facets").data?.categories ?? [];
  const known = categories.some(({ name }) => name === filters.category);
  const options = [
    { value: "", label: "All categories" },
    ...categories
      .filter(({ name }) => name)
      .map(({ name, flows }) => ({ value: name, label: `${name} (${flows})` })),
    // A link may name a category that no flow has any more: it still says what is filtered.
    ...(filters.category && !known ? [{ value: filters.category, label: filters.category }] : []),
  ];

  return (
    <div className="mb-3 flex flex-wrap gap-2">
      {children}
      <Select
        label="Category"
        hideLabel
        className="grow basis-36 md:max-w-48"
        value={filters.category}
        options={options}
        onValueChange={(category) => onChange({ category })}
      />
      <Select
        label="Status"
        hideLabel
        className="grow basis-28 md:max-w-36"
        value={filters.status}
        options={statuses}
        onValueChange={(status) => onChange({ status })}
      />
      <Select
        label="Sort"
        hideLabel
        className="grow basis-28 md:max-w-36"
        value={filters.sort}
        options={orders}
        onValueChange={(sort) => onChange({ sort })}
      />
    </div>
  );
}
