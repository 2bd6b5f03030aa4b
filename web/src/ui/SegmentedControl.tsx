import type { LucideIcon } from "lucide-react";
import { useId } from "react";
import { cn } from "@/lib/classes";

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  icon?: LucideIcon;
}

interface Props<Value extends string> {
  /** Names the group for screen readers. */
  label: string;
  value: Value;
  segments: readonly Segment<Value>[];
  onValueChange: (value: Value) => void;
}

/** One of a few things that exclude each other, all in sight; the arrow keys move the choice. */
export function SegmentedControl<Value extends string>(props: Props<Value>) {
  const { label, value, segments, onValueChange } = props;
  const name = useId();
  return (
    <fieldset className="inline-flex rounded-control border border-edge/60 bg-raised p-0.5">
      <legend className="sr-only">{label}</legend>
      {segments.map(({ value: segment, label: words, icon: Icon }) => (
        <label
          key={segment}
          className={cn(
            "inline-flex h-6 pointer-coarse:h-10 items-center gap-1.5 rounded-sm px-2 text-meta text-muted has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-1",
            segment === value && "bg-surface font-medium text-ink shadow-sm",
          )}
        >
          <input
            type="radio"
            name={name}
            value={segment}
            checked={segment === value}
            onChange={() => onValueChange(segment)}
            className="sr-only"
          />
          {Icon && <Icon size={13} aria-hidden />}
          {words}
        </label>
      ))}
    </fieldset>
  );
}
