import { useAddress } from "@/lib/useAddress";

/** What the log is narrowed to; empty where it is not. */
export interface AuditFilters {
  /** An action such as `sign_in.started`, or a group of them such as `sign_in`. */
  action: string;
  /** Who did it. */
  person: string;
  /** What it was done to. */
  target: string;
  search: string;
  /** Days as the address and the date fields spell them, `2026-11-22`; both count in full. */
  from: string;
  to: string;
}

const names = {
  action: "action",
  person: "person",
  target: "target",
  search: "q",
  from: "from",
  to: "to",
} as const;

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
  const read = (name: keyof AuditFilters) => params.get(names[name]) ?? "";
  return {
    action: read("action"),
    person: read("person"),
    target: read("target"),
    search: read("search"),
    from: dayStart(read("from")) ? read("from") : "",
    to: dayStart(read("to")) ? read("to") : "",
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

/** The same as the server asks for it. Days begin and end at midnight where the reader is. */
export function auditQuery({ action, person, target, search, from, to }: AuditFilters) {
  const begin = dayStart(from);
  const end = dayStart(to, 1);
  return {
    ...(action ? { action } : {}),
    ...(person ? { actor_id: person } : {}),
    ...(target ? { target_id: target } : {}),
    ...(search.trim() ? { search: search.trim() } : {}),
    ...(begin ? { from: begin.toISOString() } : {}),
    ...(end ? { to: end.toISOString() } : {}),
  };
}

function dayStart(day: string, daysLater = 0): Date | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (!year) return null;
  const start = new Date(Number(year), Number(month) - 1, Number(date) + daysLater);
  return Number.isNaN(start.getTime()) ? null : start;
}
