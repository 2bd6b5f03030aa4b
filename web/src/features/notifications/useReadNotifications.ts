import { useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";

/** Marks notifications as read: these, or all of them. */
export function useReadNotifications() {
  const client = useQueryClient();
  const read = query.useMutation("post", "/api/v1/notifications/read", {
    onSettled: () => void client.invalidateQueries({ queryKey: ["get", "/api/v1/notifications"] }),
  });
  return (ids?: string[]) => read.mutate({ body: ids ? { ids } : {} });
}
