import type { Schema } from "@/api/types";
import { spelled } from "@/features/audit/actionWords";

export type AuditEntry = Schema<"AuditEntry">;

/** One fact about an event; `before` only where something took its place. */
export interface Detail {
  name: string;
  before?: string;
  value: string;
}

/** What is known besides who, what and when: first what changed, then the rest. */
export function detailsOf({ details, address }: AuditEntry): Detail[] {
  const { old: before, new: after, ...rest } = details;
  const facts = Object.entries(rest).map(([name, value]) => fact(name, value));
  return [
    ...changes(before, after),
    ...facts,
    ...(address ? [{ name: "Network address", value: address }] : []),
  ];
}

function changes(before: unknown, after: unknown): Detail[] {
  if (before === undefined && after === undefined) return [];
  if (!isObject(before) && !isObject(after)) {
    return [{ name: "Changed", before: shown(before), value: shown(after) }];
  }
  const [old, now] = [asObject(before), asObject(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
    .map((name) => ({ name: spelled(name), before: shown(old[name]), value: shown(now[name]) }));
}

function fact(name: string, value: unknown): Detail {
  return { name: spelled(name), value: shown(value) };
}

function shown(value: unknown): string {
  if (value === undefined || value === null || value === "") return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length ? value.map(shown).join(", ") : "nothing";
  if (isObject(value)) {
    return Object.entries(value)
      .map(([name, own]) => `${spelled(name)}: ${shown(own)}`)
      .join("; ");
  }
  return String(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}
