import { CircleAlert, Star } from "lucide-react";
import { useId } from "react";
import { cn } from "@/lib/classes";
import { plural } from "@/lib/text";

interface StarFieldProps {
  label: string;
  /** 1 to 5, or 0 while nothing is chosen. */
  value: number;
  error?: string;
  onChange: (stars: number) => void;
}

/** One to five stars: radio buttons, so that arrows choose among them. */
export function StarField({ label, value, error, onChange }: StarFieldProps) {
  const id = useId();
  return (
    <fieldset aria-describedby={error && `${id}-error`} className="flex flex-col gap-1">
      <legend className="mb-1 font-medium text-ui">{label}</legend>
      <span className="inline-flex w-fit">
        {[1, 2, 3, 4, 5].map((stars) => (
          <label
            key={stars}
            className="relative grid pointer-coarse:size-11 size-8 place-items-center rounded-control hover:bg-raised has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={id}
              value={stars}
              checked={value === stars}
              aria-label={plural(stars, "star")}
              aria-invalid={error ? true : undefined}
              onChange={() => onChange(stars)}
              className="absolute inset-0 size-full opacity-0"
            />
            <Star
              size={20}
              aria-hidden
              className={cn("text-edge", stars <= value && "fill-warning text-warning")}
            />
          </label>
        ))}
      </span>
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1 text-danger text-meta">
          <CircleAlert size={13} className="mt-px shrink-0" aria-hidden />
          {error}
        </p>
      )}
    </fieldset>
  );
}
