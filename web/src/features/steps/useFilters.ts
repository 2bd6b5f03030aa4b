import { useSearchParams } from "react-router";
import { type Filters, readFilters, unfiltered, writeFilters } from "@/features/steps/filters";

/** The filters of the Step Library, kept in the address: links, reloads and "back" keep them. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  const change = (changes: Partial<Filters>) =>
    setParams((now) => writeFilters({ ...readFilters(now), ...changes }), {
      replace: true,
      preventScrollReset: true,
    });
  return { filters: readFilters(params), change, clear: () => change(unfiltered) };
}
