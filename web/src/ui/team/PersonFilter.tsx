import { Select } from "@/ui/Select";
import { useEverybody } from "@/ui/team/useEverybody";

interface PersonFilterProps {
  /** What the person is to the list: "Whose", "By". */
  label: string;
  /** Their id; empty for everybody. */
  value: string;
  onChoose: (person: string) => void;
}

/** Narrows a list to one member of the team. */
export function PersonFilter({ label, value, onChoose }: PersonFilterProps) {
  const { data } = useEverybody();
  const members = data?.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  // An address may name somebody who has left.
  const isOther = value !== "" && !members.some((member) => member.value === value);
  return (
    <Select
      label={label}
      hideLabel
      className="w-44"
      value={value}
      options={[
        { value: "", label: "Everybody" },
        ...(isOther ? [{ value, label: data ? "Somebody else" : "…" }] : []),
        ...members,
      ]}
      onValueChange={onChoose}
    />
  );
}
