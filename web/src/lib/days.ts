/** A stretch of days as the address and date fields spell them, `2026-11-22`; both count in full, empty is open. */
export interface Days {
  from: string;
  to: string;
}

/** The days in an address, without what is no day. */
export function readDays(params: URLSearchParams): Days {
  const read = (name: keyof Days) => {
    const day = params.get(name) ?? "";
    return dayStart(day) ? day : "";
  };
  return { from: read("from"), to: read("to") };
}

/** The same as the server asks for it. Days begin and end at midnight where the reader is. */
export function daysQuery({ from, to }: Days): Partial<Days> {
  const begin = dayStart(from);
  const end = dayStart(to, 1);
  return {
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

/** The day of a moment where the reader is, `2026-11-22`. */
export function dayOf(moment: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
