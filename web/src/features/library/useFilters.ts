import { type Filters, readFilters, unfiltered, writeFilters } from "@/features/library/filters";
import { useAddress } from "@/lib/useAddress";

/** The library's filters, kept in the address: links, reloads and "back" keep them. */
export function useFilters() {
  const [filters, put] = useAddress(readFilters, writeFilters);

  const change = (changes: Partial<Filters>) => {
    // "Back" leads out of a search at once, not letter by letter.
    put(changes, { replace: changes.search !== undefined && filters.search !== "" });
  };
  /** The search that leads to some other filters, for links. */
  const to = (changes: Partial<Filters>) => `?${writeFilters({ ...filters, ...changes })}`;
  const clear = () => change(unfiltered);
  return { filters, change, clear, to };
}
