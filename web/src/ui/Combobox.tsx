import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { cn } from "@/lib/classes";
import { Field, type FieldProps } from "@/ui/Field";
import { inputClasses } from "@/ui/inputClasses";

export interface ComboOption {
  value: string;
  /** What the field shows once it is chosen. It is found by how it begins, and by its words. */
  label: string;
  /** Whose words are searched instead, where the label begins with what is no word of it, such as a number. */
  words?: string;
  icon?: ReactNode;
  /** Stands for everything that is not in the list: always offered, whatever was typed. */
  always?: boolean;
}

interface ComboboxProps extends FieldProps {
  /** What the field shows while nobody types. */
  text: string;
  options: readonly ComboOption[];
  /** `typed` is what was in the field when it was chosen. */
  onChoose: (option: ComboOption, typed: string) => void;
  /** For lists that are searched elsewhere: called with what is typed; the options are then taken as they come. */
  onSearch?: (typed: string) => void;
  placeholder?: string;
  /** Said where nothing matches. */
  empty?: string;
}

/** One of many: type to narrow the list, arrows and Enter choose, Escape leaves it as it was. */
export function Combobox(props: ComboboxProps) {
  const { text, options, onChoose, onSearch, placeholder, empty = "Nothing matches." } = props;
  const { label, hint, error, hideLabel, className } = props;
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);

  const wanted = (typed ?? "").toLowerCase().trim();
  const words = wanted.split(/\s+/).filter(Boolean);
  const shown = options.filter(
    (option) =>
      option.always ||
      onSearch !== undefined ||
      option.label.toLowerCase().startsWith(wanted) ||
      words.every((word) => (option.words ?? option.label).toLowerCase().includes(word)),
  );
  const close = () => {
    setOpen(false);
    setTyped(null);
    setActive(0);
  };
  const choose = (option: ComboOption) => {
    onChoose(option, typed?.trim() ?? "");
    close();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const by = event.key === "ArrowDown" ? 1 : -1;
      if (open) setActive((active + by + shown.length) % Math.max(1, shown.length));
      else setOpen(true);
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      const option = shown[active];
      if (option) choose(option);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return (
    <Field {...{ label, hint, error, hideLabel, className }}>
      {(control) => (
        <span className="relative block">
          <input
            {...control}
            role="combobox"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={open && shown[active] ? `${list}-${active}` : undefined}
            autoComplete="off"
            value={typed ?? text}
            placeholder={placeholder}
            onChange={({ target }) => {
              setTyped(target.value);
              setOpen(true);
              setActive(0);
              onSearch?.(target.value);
            }}
            onClick={() => setOpen(true)}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={close}
            onKeyDown={handleKeyDown}
            className={cn(inputClasses, "h-9")}
          />
          <div
            id={list}
            role="listbox"
            aria-label={`Choices: ${label}`}
            hidden={!open}
            className="absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto rounded-card border border-line bg-overlay p-1 shadow-overlay"
          >
            {shown.map((option, place) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
              <div
                key={option.value}
                id={`${list}-${place}`}
                role="option"
                tabIndex={-1}
                aria-selected={place === active}
                // Without taking the focus from the field.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
                onPointerMove={() => setActive(place)}
                ref={place === active && open ? scrollThere : undefined}
                className={cn(
                  "flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 text-ui",
                  place === active && "bg-accent-subtle",
                )}
              >
                {option.icon}
                <span className="min-w-0 truncate">{option.label}</span>
              </div>
            ))}
            {shown.length === 0 && (
              <div
                role="option"
                tabIndex={-1}
                aria-selected={false}
                aria-disabled
                className="px-2 py-1.5 text-muted text-ui"
              >
                {empty}
              </div>
            )}
          </div>
        </span>
      )}
    </Field>
  );
}

function scrollThere(element: HTMLElement | null): void {
  element?.scrollIntoView?.({ block: "nearest" });
}
