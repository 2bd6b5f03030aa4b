import type { Schema } from "@/api/types";
import { onDay } from "@/lib/dates";
import { plural } from "@/lib/text";

/** Sessions started week by week; the same numbers stand in a table for who does not see the bars. */
export function WeekChart({ weeks }: { weeks: readonly Schema<"WeekCount">[] }) {
  const most = Math.max(1, ...weeks.map(({ runs }) => runs));
  const first = weeks[0];
  if (!first) return null;
  return (
    <figure className="rounded-card border border-line bg-surface p-4">
      <figcaption className="mb-3 font-semibold text-ui">Sessions per week</figcaption>
      <div aria-hidden className="flex h-28 items-end gap-0.5">
        {weeks.map(({ starts_on: day, runs }) => (
          <span
            key={day}
            title={`Week of ${onDay(day)}: ${plural(runs, "session")}`}
            className="min-h-px grow rounded-t-sm bg-accent-solid"
            style={{ height: `${(100 * runs) / most}%` }}
          />
        ))}
      </div>
      <div aria-hidden className="mt-1 flex justify-between text-faint text-meta">
        <span>{onDay(first.starts_on)}</span>
        <span>up to {plural(most, "session")} a week</span>
        <span>now</span>
      </div>
      <table className="sr-only">
        <caption>Sessions per week</caption>
        <thead>
          <tr>
            <th>Week of</th>
            <th>Sessions</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ starts_on: day, runs }) => (
            <tr key={day}>
              <td>{onDay(day)}</td>
              <td>{runs}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
