import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { followEvents } from "@/api/followEvents";

/** Reads what the person is told of again as soon as there is more of it, here or in another tab. */
export function useLiveNotifications(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      followEvents("/api/v1/notifications/live", {
        onEvent: () =>
          void client.invalidateQueries({ queryKey: ["get", "/api/v1/notifications"] }),
      }),
    [client],
  );
}
