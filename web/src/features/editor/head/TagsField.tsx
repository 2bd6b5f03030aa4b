import { useState } from "react";
import { readTags } from "@/ui/flow/details";
import { TextField } from "@/ui/TextField";

interface TagsFieldProps {
  tags: readonly string[];
  error?: string;
  onChange: (tags: string[]) => void;
}

/** Tags as one text, which stays as it is written while it is written. */
export function TagsField({ tags, error, onChange }: TagsFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      label="Tags"
      hint="Separated by commas."
      error={error}
      value={typed ?? tags.join(", ")}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(readTags(target.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
