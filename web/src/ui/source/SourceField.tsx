import { type ComponentProps, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { cn } from "@/lib/classes";
import { countLines, lineSpan } from "@/lib/lines";
import { Field, type FieldProps } from "@/ui/Field";
import { inputClasses } from "@/ui/inputClasses";
import { type Span, Underlines } from "@/ui/source/Underlines";

/** A line to look at; a new object goes there again. */
export interface MarkedLine {
  line: number;
}

type Props = FieldProps &
  Omit<ComponentProps<"textarea">, "id" | "value" | "onChange" | "className"> & {
    value: string;
    onValueChange: (value: string) => void;
    marked?: MarkedLine | null;
    /** Stretches that something is wrong with. */
    spans?: readonly Span[];
    /** For those that put text at the cursor. */
    area?: RefObject<HTMLTextAreaElement | null>;
    /** Classes of the frame, such as its height. */
    frame?: string;
  };

const lineHeight = 20;
const padding = 8;
const textClasses = "px-2.5 py-2 font-mono text-ui leading-5";

/** Text with line numbers: a flow's document, or a file to import. Long lines scroll. */
export function SourceField(props: Props) {
  const { label, hint, error, hideLabel, className, value, onValueChange, ...shown } = props;
  const { marked, frame, spans = [], area: outer, ...rest } = shown;
  const inner = useRef<HTMLTextAreaElement>(null);
  const area = outer ?? inner;
  const [[scrolled, aside], setScrolled] = useState([0, 0]);
  const lines = useMemo(() => countLines(value), [value]);
  const numbers = useMemo(
    () => Array.from({ length: lines }, (_, place) => place + 1).join("\n"),
    [lines],
  );

  // The text is read when a line is asked for; typing must not jump there again.
  const text = useRef(value);
  text.current = value;
  useEffect(() => {
    const field = area.current;
    if (!field || !marked) return;
    const [start, end] = lineSpan(text.current, marked.line);
    field.focus({ preventScroll: true });
    field.setSelectionRange(start, end);
    field.scrollTop = Math.max(0, (marked.line - 1) * lineHeight - field.clientHeight / 3);
    field.scrollLeft = 0;
    field.scrollIntoView?.({ block: "nearest" });
  }, [marked, area]);

  return (
    <Field {...{ label, hint, error, hideLabel, className }}>
      {(control) => (
        <div
          className={cn(
            "relative flex h-96 overflow-hidden rounded-control border border-edge bg-surface focus-within:border-accent has-aria-invalid:border-danger",
            frame,
          )}
        >
          <div
            aria-hidden
            className="relative shrink-0 select-none overflow-hidden border-line border-r bg-canvas px-2 text-right font-mono text-faint text-ui tabular-nums leading-5"
          >
            <pre style={{ transform: `translateY(${padding - scrolled}px)` }}>{numbers}</pre>
          </div>
          {marked && marked.line <= lines && (
            <div
              aria-hidden
              className="pointer-events-none absolute inset-x-0 top-0 h-5 border-accent border-l-2 bg-accent/15"
              style={{
                transform: `translateY(${padding + (marked.line - 1) * lineHeight - scrolled}px)`,
              }}
            />
          )}
          <div className="relative min-w-0 grow">
            {spans.length > 0 && (
              <Underlines
                text={value}
                spans={spans}
                transform={`translate(${-aside}px, ${-scrolled}px)`}
                className={textClasses}
              />
            )}
            <textarea
              wrap="off"
              spellCheck={false}
              autoCapitalize="off"
              autoComplete="off"
              {...rest}
              {...control}
              ref={area}
              value={value}
              onChange={(event) => onValueChange(event.target.value)}
              onScroll={({ currentTarget: { scrollTop, scrollLeft } }) =>
                setScrolled([scrollTop, scrollLeft])
              }
              className={cn(
                inputClasses,
                textClasses,
                "relative block h-full resize-none rounded-none border-0 bg-transparent outline-none",
              )}
            />
          </div>
        </div>
      )}
    </Field>
  );
}
