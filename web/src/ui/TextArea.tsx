import type { ComponentProps } from "react";
import { cn } from "@/lib/classes";
import { Field, type FieldProps } from "@/ui/Field";
import { inputClasses } from "@/ui/inputClasses";

type Props = FieldProps & Omit<ComponentProps<"textarea">, "id" | "className"> & { mono?: boolean };

/** Several lines of text with their label; grows with what is written. */
export function TextArea({ label, hint, error, hideLabel, className, mono, ...input }: Props) {
  return (
    <Field {...{ label, hint, error, hideLabel, className }}>
      {(control) => (
        <textarea
          rows={3}
          {...input}
          {...control}
          className={cn(
            inputClasses,
            "field-sizing-content min-h-18 resize-y py-2",
            mono && "font-mono text-ui",
          )}
        />
      )}
    </Field>
  );
}
