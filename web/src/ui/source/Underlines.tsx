import { useMemo } from "react";
import { cn } from "@/lib/classes";

/** A stretch of a text, from one place in it to another. */
export interface Span {
  start: number;
  end: number;
  severity: "error" | "warning";
}

interface UnderlinesProps {
  text: string;
  spans: readonly Span[];
  /** How far the text above is scrolled. */
  transform: string;
  /** The look of that text, so that each letter stands behind its like. */
  className: string;
}

const colours = { error: "decoration-danger", warning: "decoration-warning" };

/** The text once more behind the field, unseen but for lines under what is wrong. */
export function Underlines({ text, spans, transform, className }: UnderlinesProps) {
  const parts = useMemo(() => partsOf(text, spans), [text, spans]);
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
      <pre
        style={{ transform }}
        className={cn(className, "pointer-coarse:text-step text-transparent")}
      >
        {parts.map(({ start, end, severity }) =>
          severity ? (
            <span
              key={start}
              data-finding={severity}
              className={cn("underline decoration-wavy underline-offset-4", colours[severity])}
            >
              {text.slice(start, end)}
            </span>
          ) : (
            text.slice(start, end)
          ),
        )}
      </pre>
    </div>
  );
}

type Part = Omit<Span, "severity"> & { severity?: Span["severity"] };

/** The whole text in order; of stretches that overlap, what the first leaves. */
function partsOf(text: string, spans: readonly Span[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const start = Math.max(at, span.start);
    if (start >= span.end) continue;
    parts.push({ start: at, end: start }, { ...span, start });
    at = span.end;
  }
  return [...parts, { start: at, end: text.length }];
}
