import { query } from "@/api/client";
import type { MemberDialogProps } from "@/features/team/members/memberDialog";
import { useMembersChanged } from "@/features/team/members/useMembers";
import { plural } from "@/lib/text";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { toast } from "@/ui/toasts";

export function SignOutDialog({ member, onClose }: MemberDialogProps) {
  const changed = useMembersChanged();
  const signOut = query.useMutation("post", "/api/v1/team/members/{user_id}/sign-out", {
    onSuccess: async ({ revoked_count }) => {
      onClose();
      toast.success(`${member.name}: ${plural(revoked_count, "sign-in")} ended`);
      await changed();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Sign ${member.name} out everywhere?`}
      description="Every sign-in of theirs ends at once. They may sign in again; notes that are being written are lost."
      confirm="Sign out"
      busy={signOut.isPending}
      error={signOut.error}
      onConfirm={() => signOut.mutate({ params: { path: { user_id: member.id } } })}
    />
  );
}
