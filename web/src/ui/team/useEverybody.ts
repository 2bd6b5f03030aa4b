import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Schema } from "@/api/types";

const page = 100;

/** The people of the team, by name, however many there are. */
export function useEverybody() {
  return useQuery({
    queryKey: ["get", "/api/v1/team/members", "everybody"],
    queryFn: ({ signal }) => everybody(signal),
    staleTime: 60_000,
  });
}

async function everybody(signal: AbortSignal): Promise<Schema<"MemberView">[]> {
  const people: Schema<"MemberView">[] = [];
  let cursor: string | undefined;
  do {
    const ofPage = cursor ? { cursor } : {};
    const { data, error } = await api.GET("/api/v1/team/members", {
      params: { query: { sort: "name", limit: page, ...ofPage } },
      signal,
    });
    if (error) throw error;
    people.push(...data.items);
    cursor = data.next_cursor ?? undefined;
  } while (cursor);
  return people;
}
