import { keepPreviousData, useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";
import { problemText } from "@/api/problem";
import type { Schema } from "@/api/types";
import type { StatusChoice } from "@/features/team/invitations/status";
import { toast } from "@/ui/toasts";

const path = "/api/v1/team/invitations";

/** The invitations in one state, the newest first. */
export function useInvitations(status: StatusChoice) {
  return query.useInfiniteQuery(
    "get",
    path,
    { params: { query: { limit: 25, ...(status === "all" ? {} : { status }) } } },
    {
      pageParamName: "cursor",
      // Not undefined, which the client would send as the cursor "0".
      initialPageParam: null,
      getNextPageParam: (page) => page.next_cursor ?? undefined,
      placeholderData: keepPreviousData,
    },
  );
}

/** Inviting, once more too: a newer invitation takes the place of the open one. */
export function useInvite() {
  const client = useQueryClient();
  return query.useMutation("post", path, {
    onSettled: () => client.invalidateQueries({ queryKey: ["get", path] }),
  });
}

/** Revokes an invitation at once; inviting again brings it back. */
export function useRevoke() {
  const client = useQueryClient();
  const invite = useInvite();
  const revoke = query.useMutation("delete", "/api/v1/team/invitations/{invitation_id}", {
    onSettled: () => client.invalidateQueries({ queryKey: ["get", path] }),
    onError: (error) => void toast.error(problemText(error)),
  });
  return ({ id, email, role }: Schema<"InvitationEntry">) =>
    revoke.mutate(
      { params: { path: { invitation_id: id } } },
      {
        onSuccess: () =>
          void toast.success(`The invitation of ${email} was revoked`, {
            action: {
              label: "Invite again",
              onClick: () => invite.mutate({ body: { email, role } }),
            },
          }),
      },
    );
}
