import { useAddress } from "@/lib/useAddress";

export interface TeamFilters {
  search: string;
  /** Whose; empty for everybody's. */
  person: string;
}

/** Which sign-ins the list shows, as it stands in the address. */
export function useTeamFilters(): [TeamFilters, (change: Partial<TeamFilters>) => void] {
  return useAddress(readTeamFilters, writeTeamFilters);
}

export function readTeamFilters(params: URLSearchParams): TeamFilters {
  return { search: params.get("q") ?? "", person: params.get("person") ?? "" };
}

export function writeTeamFilters({ search, person }: TeamFilters): URLSearchParams {
  const params = new URLSearchParams();
  if (search) params.set("q", search);
  if (person) params.set("person", person);
  return params;
}
