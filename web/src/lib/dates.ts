const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });

const units = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** "5 min. ago", "yesterday"; anything under a minute is "just now". */
export function ago(date: string | Date, now: Date = new Date()): string {
  const seconds = (new Date(date).getTime() - now.getTime()) / 1000;
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return "just now";
}

export function onDay(date: string | Date): string {
  return day.format(new Date(date));
}

/** A calendar day, `2026-03-01`: the same day in every time zone. */
export function onDate(date: string): string {
  return day.format(new Date(`${date}T00:00`));
}

export function atMoment(date: string | Date): string {
  return moment.format(new Date(date));
}

export function atTime(date: string | Date): string {
  return clock.format(new Date(date));
}

/** `4:59`; nothing is left of what is over. */
export function timeLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "40 s", "12 min", "3 h", "2 days": a time that need not be exact. */
export function roughly(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 129_600) return `${Math.round(seconds / 3_600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

/** `00:07:41`; hours do not roll over into days. */
export function duration(from: string | Date, to: string | Date): string {
  const seconds = Math.max(0, Math.floor((+new Date(to) - +new Date(from)) / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
