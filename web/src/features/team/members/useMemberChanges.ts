import { query } from "@/api/client";
import { problemText } from "@/api/problem";
import { roleLabel } from "@/api/roles";
import type { Role, Schema } from "@/api/types";
import { useMembersChanged } from "@/features/team/members/useMembers";
import { toast } from "@/ui/toasts";

type Member = Schema<"MemberView">;

/** What can be taken back, and so happens at once: the toast offers the way back. */
export function useMemberChanges() {
  const changed = useMembersChanged();
  const shared = {
    onSettled: changed,
    onError: (error: unknown) => void toast.error(problemText(error)),
  };
  const role = query.useMutation("patch", "/api/v1/team/members/{user_id}", shared);
  const disable = query.useMutation("post", "/api/v1/team/members/{user_id}/disable", shared);
  const enable = query.useMutation("post", "/api/v1/team/members/{user_id}/enable", shared);

  const changeRole = (member: Member, to: Role) => {
    const set = (next: Role, options: Parameters<typeof role.mutate>[1] = {}) =>
      role.mutate({ params: of(member), body: { role: next } }, options);
    set(to, {
      onSuccess: () =>
        void toast.success(`${member.name} is ${roleLabel(to)} now`, {
          action: { label: "Undo", onClick: () => set(member.role) },
        }),
    });
  };
  const handleEnable = (member: Member) =>
    enable.mutate(
      { params: of(member) },
      { onSuccess: () => void toast.success(`${member.name} may sign in again`) },
    );
  const handleDisable = (member: Member) =>
    disable.mutate(
      { params: of(member) },
      {
        onSuccess: () =>
          void toast.success(`${member.name} is disabled and signed out`, {
            action: { label: "Undo", onClick: () => handleEnable(member) },
          }),
      },
    );
  return { changeRole, enable: handleEnable, disable: handleDisable };
}

function of(member: Member) {
  return { path: { user_id: member.id } };
}
