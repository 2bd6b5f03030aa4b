import type { Days } from "@/lib/days";
import { TextField } from "@/ui/TextField";

interface DayFieldsProps {
  days: Days;
  onChange: (change: Partial<Days>) => void;
}

/** Narrows a list to the days from one to another. */
export function DayFields({ days: { from, to }, onChange }: DayFieldsProps) {
  return (
    <div className="flex gap-3">
      <TextField
        label="From"
        type="date"
        className="w-36"
        max={to || undefined}
        value={from}
        onChange={({ target }) => onChange({ from: target.value })}
      />
      <TextField
        label="To"
        type="date"
        className="w-36"
        min={from || undefined}
        value={to}
        onChange={({ target }) => onChange({ to: target.value })}
      />
    </div>
  );
}
