import type { ReadFile } from "@/features/importing/model/read";
import { type Outcome, outcomes, outcomeWords } from "@/features/importing/model/report";
import { cn } from "@/lib/classes";
import { plural } from "@/lib/text";

interface SummaryProps {
  files: readonly ReadFile[];
  refusals: readonly string[];
}

export const outcomeColours: Record<Outcome, string> = {
  failed: "bg-danger",
  not_mapped: "bg-warning",
  offered: "bg-accent",
  kept_as_text: "bg-info",
  mapped: "bg-success",
};

/** How much was read, and how well. */
export function Summary({ files, refusals }: SummaryProps) {
  const sum = (pick: (counts: ReadFile["counts"]) => number) =>
    files.reduce((total, { counts }) => total + pick(counts), 0);
  const parts = [...outcomes]
    .reverse()
    .map((outcome) => ({ outcome, count: sum((counts) => counts[outcome]) }))
    .filter(({ count }) => count > 0);
  const all = parts.reduce((total, { count }) => total + count, 0);
  return (
    <section aria-label="Summary" className="rounded-card border border-line bg-surface p-4">
      <p role="status" className="text-body">
        <strong className="font-semibold">
          {plural(
            sum(({ flows }) => flows),
            "flow",
          )}
        </strong>{" "}
        with{" "}
        {plural(
          sum(({ steps }) => steps),
          "step",
        )}{" "}
        and{" "}
        {plural(
          sum(({ commands }) => commands),
          "command",
        )}{" "}
        in {plural(files.length, "file")}
      </p>
      {all > 0 && (
        <figure className="mt-3">
          <div aria-hidden className="flex h-2.5 gap-0.5 overflow-hidden rounded-full">
            {parts.map(({ outcome, count }) => (
              <span
                key={outcome}
                className={cn("min-w-1", outcomeColours[outcome])}
                style={{ flexGrow: count }}
              />
            ))}
          </div>
          <figcaption>
            <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-meta text-muted">
              {parts.map(({ outcome, count }) => (
                <li key={outcome} className="inline-flex items-center gap-1.5">
                  <span
                    aria-hidden
                    className={cn("size-2 rounded-full", outcomeColours[outcome])}
                  />
                  {outcomeWords[outcome]}
                  <span className="tabular-nums">{count.toLocaleString("en")}</span>
                </li>
              ))}
            </ul>
          </figcaption>
        </figure>
      )}
      {refusals.length > 0 && (
        <div role="alert" className="mt-3 text-danger text-ui">
          {refusals.map((refusal) => (
            <p key={refusal}>{refusal}</p>
          ))}
        </div>
      )}
    </section>
  );
}
