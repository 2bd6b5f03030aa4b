import { ChevronDown } from "lucide-react";
import { cn } from "@/lib/classes";
import { Field, type FieldProps } from "@/ui/Field";
import { inputClasses } from "@/ui/inputClasses";

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
}

interface Props<Value extends string> extends FieldProps {
  value: Value;
  options: readonly SelectOption<Value>[];
  onValueChange: (value: Value) => void;
  onBlur?: () => void;
  disabled?: boolean;
  autoFocus?: boolean;
}

/** One of a few. The browser's own list: every phone and screen reader knows it. */
export function Select<Value extends string>(props: Props<Value>) {
  const { value, options, onValueChange, onBlur, disabled, autoFocus, ...field } = props;
  return (
    <Field {...field}>
      {(control) => (
        <span className="relative flex">
          <select
            {...control}
            value={value}
            disabled={disabled}
            // biome-ignore lint/a11y/noAutofocus: only where a person has just asked for it
            autoFocus={autoFocus}
            onBlur={onBlur}
            onChange={({ target }) => {
              const option = options[target.selectedIndex];
              if (option) onValueChange(option.value);
            }}
            className={cn(inputClasses, "h-9 appearance-none truncate pr-8 text-ui")}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            size={14}
            aria-hidden
            className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-faint"
          />
        </span>
      )}
    </Field>
  );
}
