import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { mayWrite } from "@/api/roles";
import type { Schema } from "@/api/types";
import { Select } from "@/ui/Select";

const page = 100;

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
  const { data, error } = useQuery({
    queryKey: ["get", "/api/v1/team/members", "everybody"],
    queryFn: ({ signal }) => everybody(signal),
    staleTime: 60_000,
  });
  const people = data?.filter(({ id, role }) => mayWrite(role) && !without.includes(id)) ?? [];
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

/** All who are active in the team, by name, page after page. */
async function everybody(signal: AbortSignal): Promise<Schema<"MemberView">[]> {
  const people: Schema<"MemberView">[] = [];
  let cursor: string | undefined;
  do {
    const ofPage = cursor ? { cursor } : {};
    const { data, error } = await api.GET("/api/v1/team/members", {
      params: { query: { sort: "name", status: "active", limit: page, ...ofPage } },
      signal,
    });
    if (error) throw error;
    people.push(...data.items);
    cursor = data.next_cursor ?? undefined;
  } while (cursor);
  return people;
}
