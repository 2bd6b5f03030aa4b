import { X } from "lucide-react";
import type { FilterFieldsProps } from "@/features/library/FilterFields";
import { type Filters, isFiltered } from "@/features/library/filters";
import { viewNames } from "@/features/library/place/ViewNav";
import { useFacets } from "@/features/library/useFlows";
import { Button } from "@/ui/Button";
import { folderPath, useFolders } from "@/ui/flow/folders";

interface Chip {
  text: string;
  /** What is left when it goes. */
  without: Partial<Filters>;
}

/** What narrows the list, each to be taken away by itself. */
export function FilterChips({ filters, onChange, onClear }: Omit<FilterFieldsProps, "to">) {
  const owners = useFacets()?.owners ?? [];
  const folders = useFolders().data?.items ?? [];
  const { view, folder, status, category, tags, owner } = filters;
  const chips: Chip[] = [];
  if (folder) {
    const path = folderPath(folders, folder) || "…";
    chips.push({ text: `Folder: ${path}`, without: { folder: "" } });
  } else if (view !== "all") chips.push({ text: viewNames[view], without: { view: "all" } });
  if (category) chips.push({ text: `Category: ${category}`, without: { category: "" } });
  if (status) chips.push({ text: `Status: ${status}`, without: { status: "" } });
  for (const tag of tags) {
    const rest = tags.filter((other) => other !== tag);
    chips.push({ text: `Tag: ${tag}`, without: { tags: rest } });
  }
  if (owner) {
    const name = owners.find((entry) => entry.owner.id === owner)?.owner.name ?? "somebody else";
    chips.push({ text: `Owner: ${name}`, without: { owner: "" } });
  }
  // The search and the kind show where they are set.
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters in use" className="mb-3 flex flex-wrap items-center gap-1.5">
      {chips.map(({ text, without }) => (
        <li key={text}>
          <Button
            size="sm"
            className="max-w-64 rounded-full font-normal"
            aria-label={`Take away the filter ${text}`}
            onClick={() => onChange(without)}
          >
            <span className="truncate">{text}</span>
            <X size={12} aria-hidden />
          </Button>
        </li>
      ))}
      {isFiltered(filters) && (
        <li>
          <Button size="sm" variant="ghost" onClick={onClear}>
            Clear
          </Button>
        </li>
      )}
    </ul>
  );
}
