import { mayWrite } from "@/api/roles";
import { Select } from "@/ui/Select";
import { useEverybody } from "@/ui/team/useEverybody";

interface PersonPickerProps {
  label: string;
  hint?: string;
  /** Their id; empty for nobody. */
  value: string;
  /** What stands for nobody. */
  nobody: string;
  /** Who is not offered. */
  without?: readonly string[];
  error?: string;
  autoFocus?: boolean;
  onChoose: (person: string) => void;
}

/** One of the people of the team who can work on sessions. */
export function PersonPicker(props: PersonPickerProps) {
  const { value, nobody, without = [], onChoose, ...field } = props;
  const { data, error } = useEverybody();
  const people = (data ?? []).filter(
    ({ id, role, status }) => mayWrite(role) && status !== "disabled" && !without.includes(id),
  );
  return (
    <Select
      {...field}
      error={
        field.error ?? (error ? "The team could not be loaded. Try again in a moment." : undefined)
      }
      value={value}
      options={[
        { value: "", label: data || error ? nobody : "Loading…" },
        ...people.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onValueChange={onChoose}
    />
  );
}
