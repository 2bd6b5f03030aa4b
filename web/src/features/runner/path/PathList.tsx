import { MessageSquareText } from "lucide-react";
import { AdHocList } from "@/features/runner/adhoc/AdHocList";
import { type AdHocStep, besideVisit } from "@/features/runner/model/adHocSteps";
import type { Visit } from "@/features/runner/model/types";
import { indent } from "@/features/runner/path/indent";
import { cn } from "@/lib/classes";
import { plural } from "@/lib/text";
import { StepIcon } from "@/ui/StepIcon";

interface PathListProps {
  path: readonly Visit[];
  /** What was done beside the path; it stands under the visit during which it was done. */
  beside: readonly AdHocStep[];
  /** Absent where nobody can go back. */
  onGoBack?: (visit: number) => void;
  /** The last visit is where somebody is working now. */
  running: boolean;
}

/** The steps that stand, with what was answered. */
export function PathList({ path, beside, onGoBack, running }: PathListProps) {
  return (
    <ol aria-label="Path" className="flex flex-col">
      {path.map((visit, place) => {
        const isLast = place === path.length - 1;
        const isCurrent = running && isLast;
        const also = besideVisit(path, place, beside);
        return (
          <li
            key={visit.visit}
            aria-current={isCurrent ? "step" : undefined}
            style={indent(visit.within.length)}
            className="relative before:absolute before:top-7 before:bottom-[-6px] before:left-[15px] before:w-px before:bg-line last:before:hidden"
          >
            {onGoBack && !isLast ? (
              <button
                type="button"
                aria-label={`Go back to “${visit.title}”${visit.answer ? `, answered ${visit.answer.label}` : ""}`}
                data-tip="Go back here"
                onClick={() => onGoBack(place)}
                className={cn(rowClasses, "transition-colors hover:bg-raised")}
              >
                <VisitRow visit={visit} />
              </button>
            ) : (
              <div className={cn(rowClasses, isCurrent && "bg-accent-subtle")}>
                <VisitRow visit={visit} current={isCurrent} />
              </div>
            )}
            {also.length > 0 && <AdHocList steps={also} label="Besides" className="pl-6" />}
          </li>
        );
      })}
    </ol>
  );
}

const rowClasses =
  "relative flex min-h-9 w-full items-start gap-2.5 rounded-control px-2 py-1.5 text-left text-ui";

function wayLeft({ is_skipped, is_entered }: Visit): string {
  if (is_skipped) return "Skipped";
  return is_entered ? "Entered" : "Done";
}

function VisitRow({ visit, current }: { visit: Visit; current?: boolean }) {
  return (
    <>
      <span className="mt-0.5">
        <StepIcon type={visit.type} size={16} named />
      </span>
      <span className="min-w-0 grow">
        {visit.within.length > 0 && <span className="sr-only">{visit.within.join(" › ")} › </span>}
        <span className={cn("block break-words", current ? "font-medium text-ink" : "text-muted")}>
          {visit.title}
        </span>
        {visit.answer && (
          <span className="block break-words font-medium text-ink">{visit.answer.label}</span>
        )}
        {!visit.answer && visit.left_at && (
          <span className="block text-faint">{wayLeft(visit)}</span>
        )}
      </span>
      {visit.notes > 0 && (
        <span className="mt-0.5 inline-flex shrink-0 items-center gap-1 text-faint text-meta tabular-nums">
          <MessageSquareText size={12} aria-hidden />
          <span aria-hidden>{visit.notes}</span>
          <span className="sr-only">{plural(visit.notes, "note")}</span>
        </span>
      )}
    </>
  );
}
