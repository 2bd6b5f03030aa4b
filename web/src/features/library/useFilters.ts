import { useSearchParams } from "react-router";
import { type Filters, readFilters, writeFilters } from "@/features/library/filters";

/** The library's filters, kept in the address: links, reloads and "back" keep them. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);

  const change = (changes: Partial<Filters>) =>
    setParams((now) => writeFilters({ ...readFilters(now), ...changes }), { replace: true });
  const clear = () => change({ search: "", status: "", category: "" });
  return { filters, change, clear };
}
