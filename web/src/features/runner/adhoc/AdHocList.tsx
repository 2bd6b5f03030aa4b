import { Asterisk } from "lucide-react";
import type { AdHocStep } from "@/features/runner/model/adHocSteps";
import { cn } from "@/lib/classes";

interface AdHocListProps {
  steps: readonly AdHocStep[];
  /** Names the list for screen readers. */
  label: string;
  className?: string;
}

/** Steps that no flow asked for, in the order in which they were done. */
export function AdHocList({ steps, label, className }: AdHocListProps) {
  return (
    <ol aria-label={label} className={cn("flex flex-col", className)}>
      {steps.map(({ entry, event }) => (
        <li key={entry.seq} className="flex min-h-8 items-start gap-2.5 px-2 py-1 text-ui">
          <Asterisk size={15} className="mt-0.5 shrink-0 text-info" aria-hidden />
          <span className="min-w-0 grow">
            <span className="block break-words text-muted">
              <span className="sr-only">Also did: </span>
              {event.title}
            </span>
            {(event.minutes != null || event.hypothesis != null) && (
              <span className="block text-faint text-meta">
                {[
                  event.minutes != null && `${event.minutes} min`,
                  event.hypothesis != null && `Hypothesis ${event.hypothesis}`,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
