import { Braces } from "lucide-react";
import { useMemo, useRef } from "react";
import { useDocument } from "@/features/editor/context";
import { captureNames } from "@/features/editor/document/captureCommands";
import { facts } from "@/features/editor/inspector/facts";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { TextField } from "@/ui/TextField";

interface ConditionFieldProps {
  label: string;
  hint?: string;
  error?: string;
  value: string;
  onValueChange: (value: string) => void;
}

/** A CEL condition, with the names that it can speak of at hand. */
export function ConditionField({ label, hint, error, value, onValueChange }: ConditionFieldProps) {
  const document = useDocument();
  const field = useRef<HTMLInputElement>(null);
  const entries = useMemo(() => {
    const insert = (text: string): MenuEntry => ({
      label: text,
      onSelect: () => {
        const at = field.current?.selectionStart ?? value.length;
        onValueChange(`${value.slice(0, at)}${text}${value.slice(at)}`);
      },
    });
    const answers = Object.entries(document.steps).flatMap(([id, step]) => {
      const [first] = step.type === "question" ? step.answers : [];
      const name = /^[A-Za-z_]\w*$/.test(id) ? `answers.${id}` : `answers["${id}"]`;
      return first ? [insert(`${name} == "${first.id}"`)] : [];
    });
    const values = captureNames(document).map(insert);
    const lists = [values, answers, facts.map(insert)].filter((list) => list.length > 0);
    return lists.flatMap((list, place): MenuEntry[] => (place ? ["separator", ...list] : list));
  }, [document, value, onValueChange]);

  return (
    <div className="flex items-start gap-1">
      <TextField
        ref={field}
        className="grow"
        label={label}
        hint={hint}
        error={error}
        spellCheck={false}
        autoCapitalize="off"
        placeholder='answers.web == "yes" && disk_gb < 10'
        value={value}
        onChange={({ target }) => onValueChange(target.value)}
      />
      <div className="pt-6">
        <Menu
          trigger={
            <IconButton
              label={`Insert a name: ${label.toLowerCase()}`}
              icon={<Braces size={15} aria-hidden />}
            />
          }
          head={
            <p className="max-w-64 px-2 py-1.5 text-faint text-meta">
              Compare with ==, !=, &lt; and &gt;; join with &amp;&amp; and ||. Texts stand in
              quotation marks.
            </p>
          }
          entries={entries}
        />
      </div>
    </div>
  );
}
