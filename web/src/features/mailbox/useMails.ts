import { keepPreviousData, useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";
import { problemText } from "@/api/problem";
import type { Schema } from "@/api/types";
import { toast } from "@/ui/toasts";

const path = "/api/v1/operator/mailbox";

/** The mail of the whole server, the newest first. */
export function useMails(state: Schema<"MailState"> | null) {
  return query.useInfiniteQuery(
    "get",
    path,
    { params: { query: { limit: 50, ...(state ? { state } : {}) } } },
    {
      pageParamName: "cursor",
      // Not undefined, which the client would send as the cursor "0".
      initialPageParam: null,
      getNextPageParam: (page) => page.next_cursor ?? undefined,
      placeholderData: keepPreviousData,
    },
  );
}

export function useRetry() {
  const client = useQueryClient();
  return query.useMutation("post", "/api/v1/operator/mailbox/{mail_id}/retry", {
    onSuccess: () => void toast.success("It is being sent again"),
    onError: (error) => void toast.error(problemText(error)),
    onSettled: () => client.invalidateQueries({ queryKey: ["get", path] }),
  });
}
