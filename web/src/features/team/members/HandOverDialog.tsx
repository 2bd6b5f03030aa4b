import { useState } from "react";
import { refreshMe } from "@/api/auth/me";
import { useMe } from "@/api/auth/state";
import { query } from "@/api/client";
import type { MemberDialogProps } from "@/features/team/members/memberDialog";
import { useMembersChanged } from "@/features/team/members/useMembers";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { TextField } from "@/ui/TextField";
import { toast } from "@/ui/toasts";

/** They become the admin, and I an engineer. */
export function HandOverDialog({ member, onClose }: MemberDialogProps) {
  const me = useMe();
  const [password, setPassword] = useState("");
  const changed = useMembersChanged();
  const transfer = query.useMutation("post", "/api/v1/team/transfer", {
    onSuccess: async () => {
      onClose();
      toast.success(`${member.name} is the admin of ${me.team.name} now`);
      await Promise.all([refreshMe(), changed()]);
    },
  });
  const handleConfirm = () =>
    transfer.mutate({ body: { user_id: member.id, ...(me.has_password ? { password } : {}) } });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Hand ${me.team.name} over to ${member.name}?`}
      description="They become team admin, and you an engineer: you can no longer manage the team, nor take this back."
      confirm="Hand over"
      busy={transfer.isPending}
      error={transfer.error}
      onConfirm={handleConfirm}
    >
      {me.has_password && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            handleConfirm();
          }}
        >
          <TextField
            label="Your password"
            type="password"
            autoComplete="current-password"
            autoFocus
            className="mb-3"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </form>
      )}
    </ConfirmDialog>
  );
}
