import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { LibraryStepSort, Schema } from "@/api/types";
import { type Filters, stepTypes, usualSort } from "@/features/steps/filters";
import { useStepFacets } from "@/features/steps/useSteps";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/Select";
import { stepKindLabel } from "@/ui/StepIcon";

interface FilterBarProps {
  filters: Filters;
  onChange: (changes: Partial<Filters>) => void;
  /** The search box. */
  children: ReactNode;
}

const sorts: { value: LibraryStepSort; label: string }[] = [
  { value: "updated", label: "Newest first" },
  { value: "title", label: "By title" },
  { value: "rating", label: "Best rated" },
  { value: "most_used", label: "Most used" },
];
const byMatch = { value: "relevance" as const, label: "Best match" };

/** What narrows the list and puts it in order. */
export function FilterBar({ filters, onChange, children }: FilterBarProps) {
  const facets = useStepFacets();
  const { search, type, category, tags, archived } = filters;
  const counts = new Map(facets?.types.map((entry) => [entry.type, entry.steps]));
  const counted = (label: string, count?: number) => (count ? `${label} (${count})` : label);
  const named = (entries: readonly Schema<"NameCount">[] = []) =>
    entries
      .filter(({ name }) => name)
      .map(({ name, flows }) => ({ value: name, label: `${name} (${flows})` }));
  const categories = named(facets?.categories);
  // A link may name a category that no step has any more: it still says what is filtered.
  const isStrange = category && !categories.some(({ value }) => value === category);
  const look = "grow basis-32 md:max-w-44";

  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {children}
        <Select
          label="Type"
          hideLabel
          className={look}
          value={type}
          options={[
            { value: "", label: "All types" },
            ...stepTypes.map((value) => ({
              value,
              label: counted(stepKindLabel(value), counts.get(value)),
            })),
          ]}
          onValueChange={(next) => onChange({ type: next })}
        />
        <Select
          label="Category"
          hideLabel
          className={look}
          value={category}
          options={[
            { value: "", label: "All categories" },
            ...categories,
            ...(isStrange ? [{ value: category, label: category }] : []),
          ]}
          onValueChange={(next) => onChange({ category: next })}
        />
        <Select
          label="Tag"
          hideLabel
          className={look}
          value=""
          options={[
            { value: "", label: tags.length > 0 ? "And tag" : "Any tag" },
            ...named(facets?.tags).filter(({ value }) => !tags.includes(value)),
          ]}
          onValueChange={(tag) => tag && onChange({ tags: [...tags, tag] })}
        />
        <label className="inline-flex h-9 items-center gap-2 whitespace-nowrap text-muted text-ui">
          <input
            type="checkbox"
            checked={archived}
            onChange={({ target }) => onChange({ archived: target.checked })}
            className="size-4 accent-accent-solid"
          />
          {counted("Archived", facets?.archived)}
        </label>
        <Select
          label="Sort"
          hideLabel
          className="grow basis-32 md:ml-auto md:max-w-40"
          value={filters.sort || usualSort(filters)}
          options={search.trim() ? [byMatch, ...sorts] : sorts}
          onValueChange={(sort) => onChange({ sort })}
        />
      </div>
      {tags.length > 0 && (
        <ul aria-label="Tags in use" className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag}>
              <Button
                size="sm"
                className="max-w-64 rounded-full font-normal"
                aria-label={`Take away the tag ${tag}`}
                onClick={() => onChange({ tags: tags.filter((other) => other !== tag) })}
              >
                <span className="truncate">{tag}</span>
                <X size={12} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
