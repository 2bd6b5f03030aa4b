import { type Share, useRevokeShare } from "@/features/sharing/useShares";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { toast } from "@/ui/toasts";

interface RevokeShareProps {
  share: Share;
  onClose: () => void;
}

export function RevokeShare({ share, onClose }: RevokeShareProps) {
  const revoke = useRevokeShare(() => {
    onClose();
    toast.success("The link was revoked");
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Revoke this link?"
      description={`Whoever has it sees nothing of ${share.session.reference} any more, at once. It cannot be brought back: share again instead.`}
      confirm="Revoke"
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate({ params: { path: { share_id: share.id } } })}
    />
  );
}
