import { X } from "lucide-react";
import { useId } from "react";
import type { Schema } from "@/api/types";
import { useSuggestions } from "@/features/runner/guidance/useSuggestions";
import { isOpen, isProcedure } from "@/features/runner/model/procedure";
import type { Run } from "@/features/runner/queue/useRun";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { InlineError } from "@/ui/InlineError";
import { SkeletonRows } from "@/ui/Skeleton";

/** Up to three steps to take next, each with its reason. */
export function TryNext({ run }: { run: Run }) {
  const { data, error } = useSuggestions(run.session.id, run.confirmedEvents);
  if (error) return <InlineError error={error} />;
  if (!data) return <SkeletonRows rows={2} label="Loading suggestions" />;
  const mayWeigh = run.mayAct && !run.ending && !run.isPaused;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-faint text-meta">
        {data.why}
        {data.because.map(({ step, why }) => (
          <span key={step} className="block">
            {why}
          </span>
        ))}
      </p>
      {data.steps.length > 0 ? (
        <ol aria-label="Try next" className="flex flex-col gap-1">
          {data.steps.map((suggested) => (
            <li key={suggested.step}>
              <Suggestion
                suggested={suggested}
                share={data.basis === "sessions" ? share(suggested, data.of_sessions) : null}
                onTake={takeable(run, suggested)}
                onDismiss={mayWeigh ? () => dismiss(run, suggested.step) : undefined}
              />
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-muted text-ui">Nothing is left to try in this flow.</p>
      )}
      {data.dismissed.length > 0 && (
        <ul aria-label="Not relevant here" className="flex flex-col">
          {data.dismissed.map(({ step, title, why }) => (
            <li key={step} className="flex min-h-8 items-center gap-2 text-faint text-meta">
              <span className="min-w-0 grow break-words">
                Not relevant: {title}
                {why && ` (${why})`}
              </span>
              {mayWeigh && (
                <Button
                  variant="ghost"
                  size="sm"
                  aria-label={`Suggest “${title}” again`}
                  onClick={() => restore(run, step)}
                >
                  Undo
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface SuggestionProps {
  suggested: Schema<"SuggestedStep">;
  /** Of the sessions that it resolved, from 0 to 1; none where no session speaks for it. */
  share: number | null;
  /** Goes there; absent where that takes more than one move. */
  onTake?: () => void;
  /** Absent where nobody may say that it is not relevant. */
  onDismiss?: () => void;
}

function Suggestion({ suggested, share, onTake, onDismiss }: SuggestionProps) {
  const { title, answer, why } = suggested;
  const id = useId();
  const told = (
    <>
      <span className="min-w-0 break-words">
        <span id={`${id}-title`} className="font-medium text-ink">
          {title}
        </span>
        {answer && <span className="text-muted"> after “{answer.label}”</span>}
      </span>
      <span className="flex flex-wrap items-center gap-x-2 text-meta text-muted tabular-nums">
        {share !== null && (
          <span aria-hidden className="h-1.5 w-16 overflow-hidden rounded-full bg-raised">
            <span
              className="block h-full rounded-full bg-accent"
              style={{ inlineSize: `${100 * share}%` }}
            />
          </span>
        )}
        <span id={`${id}-why`}>{why}</span>
      </span>
    </>
  );
  return (
    <div className="flex items-stretch gap-1">
      {onTake ? (
        <button
          type="button"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-why`}
          onClick={onTake}
          className={`${rowClasses} transition-colors hover:border-accent hover:bg-accent-subtle`}
        >
          {told}
        </button>
      ) : (
        <div className={rowClasses}>{told}</div>
      )}
      {onDismiss && (
        <IconButton
          icon={<X size={14} aria-hidden />}
          label={`“${title}” is not relevant`}
          onClick={onDismiss}
        />
      )}
    </div>
  );
}

const rowClasses =
  "flex min-h-11 w-full flex-col justify-center gap-0.5 rounded-control border border-line px-3 py-1.5 text-left text-ui";

function share({ resolved_here }: Schema<"SuggestedStep">, of: number): number {
  return of > 0 ? resolved_here / of : 0;
}

/** An open step is gone to, the answer that leads to a step is put in hand: it is given by whoever knows it. */
function takeable(run: Run, { step, answer }: Schema<"SuggestedStep">): (() => void) | undefined {
  if (!run.mayAct || run.ending || run.isPaused) return undefined;
  const taking = (go: () => void) => () => {
    tellTaken(run, step);
    go();
  };
  if (isProcedure(run.flow)) {
    return isOpen(run.session, run.flow, step)
      ? taking(() => {
          run.choose(step);
          focusSoon("article h2");
        })
      : undefined;
  }
  if (answer) return taking(() => focusSoon(`[data-answer="${CSS.escape(answer.id)}"]`));
  return step === run.stepId ? taking(() => focusSoon("article h2")) : undefined;
}

/** Puts on record that the suggestion was gone for, once. */
function tellTaken(run: Run, step: string): void {
  const isTold = run.session.timeline.some(
    ({ event }) => event.type === "suggestion_taken" && event.step === step,
  );
  if (!isTold) void run.act({ type: "take_suggestion", step });
}

/** The focus would go with the row: the heading of the fold takes it. */
function dismiss(run: Run, step: string): void {
  void run.act({ type: "dismiss_suggestion", step, why: null });
  focusSoon("#try-next > summary");
}

/** As above. */
function restore(run: Run, step: string): void {
  void run.act({ type: "restore_suggestion", step });
  focusSoon("#try-next > summary");
}

/** After the page shows the step. */
function focusSoon(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}
