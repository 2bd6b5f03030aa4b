import { useSearchParams } from "react-router";
import { type Filters, readFilters, unfiltered, writeFilters } from "@/features/library/filters";

/** The library's filters, kept in the address: links, reloads and "back" keep them. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);

  const change = (changes: Partial<Filters>) => {
    // "Back" leads out of a search at once, not letter by letter.
    const replace = changes.search !== undefined && filters.search !== "";
    setParams((now) => writeFilters({ ...readFilters(now), ...changes }), {
      replace,
      preventScrollReset: true,
    });
  };
  /** The search that leads to some other filters, for links. */
  const to = (changes: Partial<Filters>) => `?${writeFilters({ ...filters, ...changes })}`;
  const clear = () => change(unfiltered);
  return { filters, change, clear, to };
}
