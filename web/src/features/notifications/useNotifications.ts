import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/client";
import type { Schema } from "@/api/types";

export type Notification = Schema<"Notification">;

/** The server says when there is something; this often it is asked all the same. */
const lookEvery = 120_000;
/** How many the list shows. */
export const shown = 20;

export const notificationsQuery = query.queryOptions("get", "/api/v1/notifications", {
  params: { query: { limit: shown } },
});

/** What the person was told of last, and how much of it is unread. */
export function useNotifications() {
  return useQuery({
    ...notificationsQuery,
    refetchInterval: lookEvery,
    refetchOnWindowFocus: true,
  });
}
