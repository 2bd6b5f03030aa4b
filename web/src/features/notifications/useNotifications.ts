import { query } from "@/api/client";
import type { Schema } from "@/api/types";

export type Notification = Schema<"Notification">;

/** How often the server is asked while the page is looked at. */
const lookEvery = 15_000;
/** How many the list shows. */
export const shown = 20;

/** What the person was told of last, and how much of it is unread. */
export function useNotifications() {
  return query.useQuery(
    "get",
    "/api/v1/notifications",
    { params: { query: { limit: shown } } },
    { refetchInterval: lookEvery, refetchOnWindowFocus: true },
  );
}
