import { plural } from "@/lib/text";

export const units = ["minutes", "hours", "days"] as const;
export type Unit = (typeof units)[number];

const lengths: Record<Unit, number> = { minutes: 1, hours: 60, days: 1440 };

/** A length of time as somebody types it. */
export interface Amount {
  text: string;
  unit: Unit;
}

/** In the largest unit that needs no fraction: 4320 minutes are 3 days. */
export function amountOf(minutes: number): Amount {
  const unit = minutes % 1440 === 0 ? "days" : minutes % 60 === 0 ? "hours" : "minutes";
  return { text: String(minutes / lengths[unit]), unit };
}

/** Whole minutes; `null` when it is no number, or no whole one. */
export function minutesOf({ text, unit }: Amount): number | null {
  const minutes = Number(text.trim().replace(",", ".")) * lengths[unit];
  return text.trim() && Number.isInteger(minutes) ? minutes : null;
}

/** `3 days`, `1 hour`, `90 minutes`. */
export function inWords(minutes: number): string {
  const { text, unit } = amountOf(minutes);
  return plural(Number(text), unit.slice(0, -1));
}
