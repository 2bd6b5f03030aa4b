import { TextField } from "@/ui/TextField";

interface NumberFieldProps {
  label: string;
  hint?: string;
  error?: string;
  value: number | null;
  min?: number;
  max?: number;
  onValueChange: (value: number | null) => void;
}

/** A whole number, or none. */
export function NumberField({ value, onValueChange, ...field }: NumberFieldProps) {
  return (
    <TextField
      {...field}
      type="number"
      inputMode="numeric"
      step={1}
      value={value ?? ""}
      onChange={({ target }) => {
        const next = Number(target.value);
        onValueChange(target.value === "" || !Number.isFinite(next) ? null : Math.trunc(next));
      }}
    />
  );
}
