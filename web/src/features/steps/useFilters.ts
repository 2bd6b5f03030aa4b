import { readFilters, unfiltered, writeFilters } from "@/features/steps/filters";
import { useAddress } from "@/lib/useAddress";

/** The filters of the Step Library, kept in the address: links, reloads and "back" keep them. */
export function useFilters() {
  const [filters, change] = useAddress(readFilters, writeFilters);
  return { filters, change, clear: () => change(unfiltered) };
}
