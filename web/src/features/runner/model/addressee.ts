import type { EventOf } from "@/features/runner/model/types";

/** Who an escalation goes to, in words: "L2", "Ana Cruz", "L2 (Ana Cruz)". */
export function addressee({ to, to_person: person }: EventOf<"escalated">): string | null {
  if (to && person && !to.includes(person.name)) return `${to} (${person.name})`;
  return to ?? person?.name ?? null;
}
