import { type Days, daysQuery, readDays } from "@/lib/days";
import { useAddress } from "@/lib/useAddress";

/** What the log is narrowed to; empty where it is not. */
export interface AuditFilters extends Days {
  /** An action such as `sign_in.started`, or a group of them such as `sign_in`. */
  action: string;
  /** Who did it. */
  person: string;
  /** What it was done to. */
  target: string;
  search: string;
}

export const noFilters: AuditFilters = {
  action: "",
  person: "",
  target: "",
  search: "",
  from: "",
  to: "",
};

/** Which rows the log shows, as it stands in the address. */
export function useAuditFilters(): [AuditFilters, (change: Partial<AuditFilters>) => void] {
  return useAddress(readFilters, writeFilters);
}

export function readFilters(params: URLSearchParams): AuditFilters {
  return {
    action: params.get("action") ?? "",
    person: params.get("person") ?? "",
    target: params.get("target") ?? "",
    search: params.get("q") ?? "",
    ...readDays(params),
  };
}

export function writeFilters(filters: AuditFilters): URLSearchParams {
  const params = new URLSearchParams();
  const { action, person, target, search, from, to } = filters;
  for (const [name, value] of Object.entries({ action, person, target, q: search, from, to })) {
    if (value) params.set(name, value);
  }
  return params;
}

/** The same as the server asks for it. */
export function auditQuery({ action, person, target, search, ...days }: AuditFilters) {
  return {
    ...(action ? { action } : {}),
    ...(person ? { actor_id: person } : {}),
    ...(target ? { target_id: target } : {}),
    ...(search.trim() ? { search: search.trim() } : {}),
    ...daysQuery(days),
  };
}
