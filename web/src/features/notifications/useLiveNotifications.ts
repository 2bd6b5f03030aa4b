import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { followEvents } from "@/api/followEvents";
import type { Schema } from "@/api/types";
import { notificationsQuery } from "@/features/notifications/useNotifications";

/** Reads what the person is told of again as soon as there is more of it, here or in another tab. */
export function useLiveNotifications(): void {
  const client = useQueryClient();
  useEffect(() => {
    let isFirst = true;
    const read = () => client.invalidateQueries({ queryKey: ["get", "/api/v1/notifications"] });
    return followEvents("/api/v1/notifications/live", {
      onEvent: ({ data }) => {
        if (isFirst) void readIfOther(client, data, read);
        else void read();
        isFirst = false;
      },
    });
  }, [client]);
}

/** A stream begins by telling what is so: mostly what the page has just read, or is about to. */
async function readIfOther(client: QueryClient, told: string, read: () => Promise<void>) {
  const { queryKey } = notificationsQuery;
  if (client.isFetching({ queryKey }) > 0) {
    await client.refetchQueries({ queryKey }, { cancelRefetch: false });
  }
  const known = client.getQueryData<Schema<"NotificationPage">>(queryKey);
  if (!known || told !== JSON.stringify({ unread: known.unread })) await read();
}
