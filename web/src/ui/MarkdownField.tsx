import { Bold, Code, Italic, Link, List, ListOrdered, SquareTerminal } from "lucide-react";
import { useRef, useState } from "react";
import { cn } from "@/lib/classes";
import { type Marked, prefixed, wrapped } from "@/lib/wrapText";
import { Button } from "@/ui/Button";
import { Field, type FieldProps } from "@/ui/Field";
import { IconButton } from "@/ui/IconButton";
import { inputClasses } from "@/ui/inputClasses";
import { LazyMarkdown } from "@/ui/LazyMarkdown";

interface MarkdownFieldProps extends FieldProps {
  value: string;
  onValueChange: (value: string) => void;
  maxLength?: number;
  onBlur?: () => void;
}

const tools: readonly [label: string, icon: typeof Bold, change: (marked: Marked) => Marked][] = [
  ["Bold", Bold, (marked) => wrapped(marked, "**")],
  ["Italic", Italic, (marked) => wrapped(marked, "_")],
  ["Code", Code, (marked) => wrapped(marked, "`")],
  ["Link", Link, (marked) => wrapped(marked, "[", "](https://)")],
  ["Bulleted list", List, (marked) => prefixed(marked, () => "- ")],
  ["Numbered list", ListOrdered, (marked) => prefixed(marked, (line) => `${line + 1}. `)],
  ["Code block", SquareTerminal, (marked) => wrapped(marked, "```\n", "\n```")],
];

/** Markdown to write, with marks a press away and a look at what becomes of it. */
export function MarkdownField(props: MarkdownFieldProps) {
  const { label, hint, error, hideLabel, className, value, onValueChange, ...rest } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const [preview, setPreview] = useState(false);

  const apply = (change: (marked: Marked) => Marked) => {
    const field = area.current;
    if (!field) return;
    const next = change({ text: value, start: field.selectionStart, end: field.selectionEnd });
    onValueChange(next.text);
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(next.start, next.end);
    });
  };

  return (
    <Field {...{ label, hint, error, hideLabel, className }}>
      {(control) => (
        <div className="overflow-hidden rounded-control border border-edge bg-surface focus-within:border-accent has-aria-invalid:border-danger">
          <div className="flex flex-wrap items-center gap-0.5 border-line border-b bg-raised px-1 py-0.5">
            {tools.map(([name, Icon, change]) => (
              <IconButton
                key={name}
                label={name}
                size="sm"
                aria-disabled={preview || undefined}
                icon={<Icon size={14} aria-hidden />}
                onClick={() => !preview && apply(change)}
              />
            ))}
            <Button
              size="sm"
              variant="ghost"
              className="ml-auto"
              aria-pressed={preview}
              onClick={() => setPreview(!preview)}
            >
              {preview ? "Write" : "Preview"}
            </Button>
          </div>
          {preview && (
            <div className="min-h-24 px-3 py-2">
              {value.trim() ? (
                <LazyMarkdown source={value} />
              ) : (
                <p className="text-faint text-ui">Nothing written yet.</p>
              )}
            </div>
          )}
          <textarea
            rows={4}
            {...rest}
            {...control}
            ref={area}
            hidden={preview}
            value={value}
            onChange={({ target }) => onValueChange(target.value)}
            className={cn(
              inputClasses,
              "field-sizing-content min-h-24 resize-y rounded-none border-0 py-2 focus-visible:outline-none",
              preview && "hidden",
            )}
          />
        </div>
      )}
    </Field>
  );
}
