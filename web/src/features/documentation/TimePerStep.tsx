import { useDocumentation } from "@/features/documentation/documentationQuery";
import { spent } from "@/features/documentation/spentWords";

interface TimePerStepProps {
  sessionId: string;
  eventCount: number;
}

/** How long each step took, as bars; nothing where there is nothing to compare. */
export function TimePerStep({ sessionId, eventCount }: TimePerStepProps) {
  const { data } = useDocumentation(sessionId, eventCount, "internal");
  const time = data?.document.time_spent;
  const steps = time?.steps ?? [];
  if (!time || steps.length < 2) return null;
  const longest = Math.max(...steps.map(({ hands_on_seconds }) => hands_on_seconds), 1);
  return (
    <section className="rounded-card border border-line bg-surface p-4">
      <h2 className="font-semibold text-body">Time per step</h2>
      <p className="mb-2.5 text-meta text-muted">
        {spent(time.hands_on_seconds)} in hand, {spent(time.wall_clock_seconds)} on the clock
      </p>
      <ul className="flex flex-col gap-2">
        {steps.map(({ step, hands_on_seconds, wall_clock_seconds }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps may share a title
          <li key={place} className="text-ui">
            <div className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 truncate" title={step ?? undefined}>
                {step ?? "Between the steps"}
              </span>
              <span className="shrink-0 text-meta text-muted tabular-nums">
                {spent(hands_on_seconds)}
                {wall_clock_seconds > hands_on_seconds + 1 && (
                  <span className="sr-only">
                    {" "}
                    in hand, {spent(wall_clock_seconds)} on the clock
                  </span>
                )}
              </span>
            </div>
            <div aria-hidden className="mt-0.5 h-1.5 rounded-full bg-raised">
              <div
                className="h-full rounded-full bg-accent"
                style={{ width: `${Math.max(1, (100 * hands_on_seconds) / longest)}%` }}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
