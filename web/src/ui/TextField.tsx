import type { ComponentProps } from "react";
import { cn } from "@/lib/classes";
import { Field, type FieldProps } from "@/ui/Field";
import { inputClasses } from "@/ui/inputClasses";

type Props = FieldProps & Omit<ComponentProps<"input">, "id" | "className">;

/** One line of text with its label. */
export function TextField({ label, hint, error, hideLabel, className, ...input }: Props) {
  return (
    <Field {...{ label, hint, error, hideLabel, className }}>
      {(control) => <input {...input} {...control} className={cn(inputClasses, "h-9")} />}
    </Field>
  );
}
