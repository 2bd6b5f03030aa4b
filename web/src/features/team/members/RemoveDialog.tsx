import { query } from "@/api/client";
import type { MemberDialogProps } from "@/features/team/members/memberDialog";
import { useMembersChanged } from "@/features/team/members/useMembers";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { toast } from "@/ui/toasts";

export function RemoveDialog({ member, onClose }: MemberDialogProps) {
  const changed = useMembersChanged();
  const remove = query.useMutation("delete", "/api/v1/team/members/{user_id}", {
    onSuccess: async () => {
      onClose();
      toast.success(`${member.name} was removed`);
      await changed();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Remove ${member.name}?`}
      description={`They are signed out at once. Their passkeys, linked accounts and API tokens are deleted; their name stays on what they worked on. Only a new invitation brings ${member.email} back.`}
      confirm="Remove"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { path: { user_id: member.id } } })}
    />
  );
}
