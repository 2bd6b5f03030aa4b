import { useState } from "react";
import { TextField } from "@/ui/TextField";

interface LateFieldProps {
  label: string;
  hint?: string;
  error?: string;
  value: string;
  maxLength?: number;
  /** Called once the field is left, or Enter pressed. */
  onSettle: (value: string) => void;
}

/** A name that others speak of: it changes as a whole, not letter by letter. */
export function LateField({ value, onSettle, ...field }: LateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const name = typed?.trim();
    if (name && name !== value) onSettle(name);
    setTyped(null);
  };
  return (
    <TextField
      {...field}
      spellCheck={false}
      autoCapitalize="off"
      value={typed ?? value}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={settle}
      onKeyDown={(event) => event.key === "Enter" && settle()}
    />
  );
}
