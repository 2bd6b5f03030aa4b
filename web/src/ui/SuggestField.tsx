import { type ComponentProps, useId } from "react";
import { cn } from "@/lib/classes";
import { Field, type FieldProps } from "@/ui/Field";
import { inputClasses } from "@/ui/inputClasses";

type Props = FieldProps &
  Omit<ComponentProps<"input">, "id" | "className" | "list"> & { suggestions: readonly string[] };

/** One line of text that offers what others wrote, and takes anything. */
export function SuggestField(props: Props) {
  const { label, hint, error, hideLabel, className, suggestions, ...input } = props;
  const list = useId();
  return (
    <Field {...{ label, hint, error, hideLabel, className }}>
      {(control) => (
        <>
          <input
            autoComplete="off"
            {...input}
            {...control}
            list={list}
            className={cn(inputClasses, "h-9")}
          />
          <datalist id={list}>
            {suggestions.filter(Boolean).map((suggestion) => (
              <option key={suggestion} value={suggestion} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
