import { query } from "@/api/client";
import type { MemberDialogProps } from "@/features/team/members/memberDialog";
import { useMembersChanged } from "@/features/team/members/useMembers";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { toast } from "@/ui/toasts";

export function ResetFactorDialog({ member, onClose }: MemberDialogProps) {
  const changed = useMembersChanged();
  const reset = query.useMutation("post", "/api/v1/team/members/{user_id}/reset-second-factor", {
    onSuccess: async () => {
      onClose();
      toast.success(`${member.name} has no second factor now`);
      await changed();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Reset the second factor of ${member.name}?`}
      description="Their authenticator app, passkeys and recovery codes are deleted: their password alone signs them in until they set up another. Make sure that it is really them who asks."
      confirm="Reset"
      busy={reset.isPending}
      error={reset.error}
      onConfirm={() => reset.mutate({ params: { path: { user_id: member.id } } })}
    />
  );
}
