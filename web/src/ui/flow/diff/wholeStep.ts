import type { Schema } from "@/api/types";

/** An added or removed step as changes of all of its fields; the title stands above them. */
export function wholeStep({ kind, before, after }: Schema<"StepChange">): Schema<"FieldChange">[] {
  if (kind !== "added" && kind !== "removed") return [];
  const step: unknown = kind === "added" ? after : before;
  if (typeof step !== "object" || step === null) return [];
  return Object.entries(step)
    .filter(([field, value]) => field !== "title" && !isEmpty(value))
    .map(([field, value]) => ({
      field,
      before: kind === "removed" ? value : null,
      after: kind === "added" ? value : null,
    }));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
