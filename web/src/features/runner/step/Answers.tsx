import { useId } from "react";
import type { Schema } from "@/api/types";

interface AnswersProps {
  answers: readonly Schema<"Answer">[];
  disabled: boolean;
  /** Whether the answer does not apply as the session stands. */
  isLeftOut: (answer: string) => boolean;
  onAnswer: (answer: string) => void;
  /** How the question was usually answered where the problem was resolved, and why that is said. */
  usual?: { answer: string; why: string };
}

/** The ways on from a question; the first nine have a number key. */
export function Answers({ answers, disabled, isLeftOut, onAnswer, usual }: AnswersProps) {
  const usualId = useId();
  return (
    <ul aria-label="Answers" className="flex flex-col gap-2">
      {answers.map(({ id, label, when }, place) => {
        const isOut = isLeftOut(id);
        return (
          <li key={id}>
            <button
              type="button"
              data-answer={id}
              aria-disabled={disabled || isOut || undefined}
              aria-describedby={usual?.answer === id ? usualId : undefined}
              aria-keyshortcuts={place < 9 ? String(place + 1) : undefined}
              onClick={() => !disabled && !isOut && onAnswer(id)}
              className="group flex min-h-12 w-full items-center gap-3 rounded-card border border-edge/60 bg-surface px-3 py-2 text-left font-medium text-step transition-colors hover:border-accent hover:bg-accent-subtle active:bg-accent-subtle aria-disabled:pointer-events-none aria-disabled:opacity-55"
            >
              <span
                aria-hidden
                className="grid size-7 shrink-0 place-items-center rounded-control border border-line bg-raised text-muted text-ui tabular-nums group-hover:border-accent/50 group-hover:text-accent"
              >
                {place < 9 ? place + 1 : "·"}
              </span>
              <span className="min-w-0 break-words">
                {label}
                {isOut && (
                  <span className="block font-normal text-meta">
                    Does not apply: <code className="break-words">{when}</code>
                  </span>
                )}
              </span>
            </button>
            {usual?.answer === id && (
              <p id={usualId} className="px-3 pt-1 text-faint text-meta tabular-nums">
                {usual.why}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
