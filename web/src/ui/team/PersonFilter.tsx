import { query } from "@/api/client";
import { Select } from "@/ui/Select";

const most = 100;

interface PersonFilterProps {
  /** What the person is to the list: "Whose", "By". */
  label: string;
  /** Their id; empty for everybody. */
  value: string;
  onChoose: (person: string) => void;
}

/** Narrows a list to one member of the team. */
export function PersonFilter({ label, value, onChoose }: PersonFilterProps) {
  const { data } = query.useQuery(
    "get",
    "/api/v1/team/members",
    { params: { query: { sort: "name", limit: most } } },
    { staleTime: 60_000 },
  );
  const members = data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  // An address may name somebody who has left, or who is not among the first hundred.
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
