import { Star } from "lucide-react";
import { plural } from "@/lib/text";

/** How many reviews gave how many stars, five first. */
export function StarBars({ stars }: { stars: readonly number[] }) {
  const most = Math.max(1, ...stars);
  const rows = stars.map((reviews, place) => ({ given: place + 1, reviews })).reverse();
  return (
    <ul aria-label="Stars given" className="flex flex-col gap-1 text-meta">
      {rows.map(({ given, reviews }) => (
        <li key={given} className="flex h-6 items-center gap-2">
          <span className="sr-only">
            {plural(given, "star")}: {plural(reviews, "review")}
          </span>
          <span aria-hidden className="inline-flex w-7 shrink-0 items-center gap-1 text-muted">
            {given}
            <Star size={12} className="fill-warning text-warning" />
          </span>
          <span aria-hidden className="h-2 min-w-0 grow overflow-hidden rounded-full bg-raised">
            <span
              className="block h-full rounded-full bg-warning"
              style={{ width: `${(100 * reviews) / most}%` }}
            />
          </span>
          <span aria-hidden className="w-8 shrink-0 text-right text-muted tabular-nums">
            {reviews}
          </span>
        </li>
      ))}
    </ul>
  );
}
