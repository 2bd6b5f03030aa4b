import { query } from "@/api/client";

/** What everybody may know about this server; it does not change while a page is open. */
export function useMeta() {
  return query.useQuery("get", "/api/v1/meta", {}, { staleTime: Number.POSITIVE_INFINITY }).data;
}
