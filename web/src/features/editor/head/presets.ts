/** Schedules that most maintenance follows, in words. */
export const presets: readonly { cron: string; label: string }[] = [
  { cron: "0 3 * * *", label: "Every day at 03:00" },
  { cron: "0 3 * * SUN", label: "Every Sunday at 03:00" },
  { cron: "0 20 * * TUE#2", label: "Second Tuesday of the month at 20:00" },
  { cron: "0 3 1 * *", label: "First day of the month at 03:00" },
  { cron: "0 3 L * *", label: "Last day of the month at 03:00" },
  { cron: "0 9 1 1,4,7,10 *", label: "First day of the quarter at 09:00" },
];

export function timeZones(): string[] {
  const supported = typeof Intl.supportedValuesOf === "function";
  return supported ? ["UTC", ...Intl.supportedValuesOf("timeZone")] : ["UTC"];
}

export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}
