import { refreshMe } from "@/api/auth/me";
import { useMe } from "@/api/auth/state";
import { query } from "@/api/client";
import type { MemberDialogProps } from "@/features/team/members/memberDialog";
import { useMembersChanged } from "@/features/team/members/useMembers";
import { ReauthDialog } from "@/ui/proof/ReauthDialog";
import { toast } from "@/ui/toasts";

/** They become the admin, and I an engineer. */
export function HandOverDialog({ member, onClose }: MemberDialogProps) {
  const me = useMe();
  const changed = useMembersChanged();
  const transfer = query.useMutation("post", "/api/v1/team/transfer", {
    onSuccess: async () => {
      onClose();
      toast.success(`${member.name} is the admin of ${me.team.name} now`);
      await Promise.all([refreshMe(), changed()]);
    },
  });
  return (
    <ReauthDialog
      danger
      title={`Hand ${me.team.name} over to ${member.name}?`}
      description="They become team admin, and you an engineer: you can no longer manage the team, nor take this back."
      confirm="Hand over"
      busy={transfer.isPending}
      error={transfer.error}
      onConfirm={(proof) => transfer.mutate({ body: { user_id: member.id, ...proof } })}
      onClose={onClose}
    />
  );
}
