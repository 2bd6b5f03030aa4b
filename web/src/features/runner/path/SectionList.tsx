import { Check, Circle, CircleDot, type LucideIcon, Minus, SkipForward } from "lucide-react";
import { isOpen, progress, stepsInOrder } from "@/features/runner/model/procedure";
import { enclosing } from "@/features/runner/model/subflows";
import { stepTitle } from "@/features/runner/model/wayOn";
import { indent } from "@/features/runner/path/indent";
import type { Run } from "@/features/runner/queue/useRun";
import { cn } from "@/lib/classes";

interface SectionListProps {
  run: Run;
  /** Absent where nobody can go back. */
  onGoBack?: (visit: number) => void;
}

/** A procedure with what is done of it; an open step can be worked on before its turn. */
export function SectionList({ run, onGoBack }: SectionListProps) {
  const { session, flow } = run;
  const { left, all } = progress(session, flow);
  const shown = shownIn(run);
  return (
    <div className="flex flex-col gap-3">
      <div className="px-2">
        <p className="text-meta text-muted tabular-nums">
          {left} of {all} steps
        </p>
        <progress
          aria-label="Progress"
          value={left}
          max={Math.max(all, 1)}
          className="mt-1 h-1.5 w-full accent-accent-solid"
        />
      </div>
      {(flow.sections ?? []).map((section, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a version's sections never change, and may share a title
        <section key={place} aria-label={section.title}>
          <h2 className="px-2 pb-1 font-medium text-faint text-meta">{section.title}</h2>
          <ol className="flex flex-col">
            {section.steps.flatMap(shown).map((id) => (
              <li
                key={id}
                aria-current={id === run.stepId ? "step" : undefined}
                style={indent(id.split("/").length - 1)}
              >
                <StepRow run={run} id={id} onGoBack={onGoBack} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** What is shown with a listed step: those that were met of a graph that it names; nothing of a sub-flow that the session is not in. */
function shownIn({ session, flow }: Run): (id: string) => string[] {
  const listed = new Set(stepsInOrder(flow));
  const entered = new Set(session.path.flatMap((visit) => (visit.is_entered ? [visit.step] : [])));
  const met = new Map<string, string[]>();
  for (const step of new Set(session.path.map((visit) => visit.step))) {
    const under = nearestListed(step, listed);
    if (under !== null && under !== step) met.set(under, [...(met.get(under) ?? []), step]);
  }
  return (id) => {
    const around = enclosing(id);
    return around !== null && !entered.has(around) ? [] : [id, ...(met.get(id) ?? [])];
  };
}

/** The listed step that it is, or the nearest around it. */
function nearestListed(step: string, listed: ReadonlySet<string>): string | null {
  let at: string | null = step;
  while (at !== null && !listed.has(at)) at = enclosing(at);
  return at;
}

function StepRow({ run, id, onGoBack }: SectionListProps & { id: string }) {
  const { session, flow } = run;
  const title = stepTitle(flow, id);
  const visit = session.path.find(({ step, left_at }) => step === id && left_at !== null);
  if (visit) {
    const done = visit.is_entered ? "Entered" : "Done";
    const came = visit.is_skipped ? "Skipped" : (visit.answer?.label ?? done);
    const row = (
      <Row
        icon={visit.is_skipped ? SkipForward : Check}
        colour={visit.is_skipped ? "text-warning" : "text-success"}
        title={title}
        came={came}
      />
    );
    return onGoBack ? (
      <button
        type="button"
        aria-label={`Open “${title}” again, ${came.toLowerCase()}`}
        data-tip="Open this step again"
        onClick={() => onGoBack(visit.visit)}
        className={cn(rowClasses, "transition-colors hover:bg-raised")}
      >
        {row}
      </button>
    ) : (
      <div className={rowClasses}>{row}</div>
    );
  }
  if (!isOpen(session, flow, id)) {
    return (
      <div className={rowClasses}>
        <Row icon={Minus} colour="text-faint" title={title} came="Does not apply" />
      </div>
    );
  }
  const isCurrent = id === run.stepId;
  const required = flow.steps[id]?.required ? "Required" : undefined;
  return (
    <button
      type="button"
      onClick={() => run.choose(id)}
      className={cn(rowClasses, isCurrent ? "bg-accent-subtle" : "hover:bg-raised")}
    >
      <Row
        icon={isCurrent ? CircleDot : Circle}
        colour={isCurrent ? "text-accent" : "text-faint"}
        title={title}
        came={required}
        strong={isCurrent}
      />
    </button>
  );
}

const rowClasses =
  "flex min-h-9 w-full items-start gap-2.5 rounded-control px-2 py-1.5 text-left text-ui";

interface RowProps {
  icon: LucideIcon;
  colour: string;
  title: string;
  came?: string;
  strong?: boolean;
}

function Row({ icon: Icon, colour, title, came, strong }: RowProps) {
  return (
    <>
      <Icon size={15} className={cn("mt-0.5 shrink-0", colour)} aria-hidden />
      <span className="min-w-0 grow">
        <span className={cn("block break-words", strong ? "font-medium text-ink" : "text-muted")}>
          {title}
        </span>
        {came && <span className="block break-words text-faint text-meta">{came}</span>}
      </span>
    </>
  );
}
