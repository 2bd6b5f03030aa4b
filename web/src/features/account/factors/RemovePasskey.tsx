import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import { useFactorsChanged } from "@/features/account/factors/useFactors";
import { ReauthDialog } from "@/ui/proof/ReauthDialog";
import { toast } from "@/ui/toasts";

interface RemovePasskeyProps {
  passkey: Schema<"PasskeyView">;
  onClose: () => void;
}

export function RemovePasskey({ passkey, onClose }: RemovePasskeyProps) {
  const changed = useFactorsChanged();
  const remove = query.useMutation("delete", "/api/v1/account/passkeys/{passkey_id}", {
    onSuccess: async () => {
      onClose();
      toast.success(`${passkey.name} removed`);
      await changed();
    },
  });
  return (
    <ReauthDialog
      danger
      title={`Remove ${passkey.name}?`}
      description="It no longer signs you in. Delete it on your device as well."
      confirm="Remove"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={(body) => remove.mutate({ params: { path: { passkey_id: passkey.id } }, body })}
      onClose={onClose}
    />
  );
}
