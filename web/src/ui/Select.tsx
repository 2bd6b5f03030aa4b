import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import { cn } from "@/lib/classes";
import { Field, type FieldProps } from "@/ui/Field";
import { inputClasses } from "@/ui/inputClasses";
import { popupClasses, popupItemClasses } from "@/ui/popupClasses";

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
}

interface Props<Value extends string> extends FieldProps {
  value: Value;
  options: readonly SelectOption<Value>[];
  onValueChange: (value: Value) => void;
}

/** One of a few; use a native control or a search for more than about twenty. */
export function Select<Value extends string>(props: Props<Value>) {
  const { value, options, onValueChange, ...field } = props;
  return (
    <Field {...field}>
      {(control) => (
        <Base.Root
          items={options}
          value={value}
          onValueChange={(next) => next !== null && onValueChange(next)}
        >
          <Base.Trigger
            {...control}
            className={cn(inputClasses, "flex h-9 items-center justify-between gap-2 text-ui")}
          >
            <Base.Value className="truncate" />
            <ChevronsUpDown size={14} className="shrink-0 text-faint" aria-hidden />
          </Base.Trigger>
          <Base.Portal>
            <Base.Positioner alignItemWithTrigger={false} sideOffset={4} className="z-50">
              <Base.Popup className={cn(popupClasses, "min-w-(--anchor-width)")}>
                <Base.List>
                  {options.map((option) => (
                    <Base.Item key={option.value} value={option.value} className={popupItemClasses}>
                      <Base.ItemText>{option.label}</Base.ItemText>
                      <Base.ItemIndicator className="ml-auto text-accent">
                        <Check size={14} aria-hidden />
                      </Base.ItemIndicator>
                    </Base.Item>
                  ))}
                </Base.List>
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.Root>
      )}
    </Field>
  );
}
