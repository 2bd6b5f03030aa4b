import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import { useProvidersChanged } from "@/features/providers/useProviders";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { toast } from "@/ui/toasts";

interface RemoveProviderProps {
  provider: Schema<"ProviderView">;
  onClose: () => void;
}

export function RemoveProvider({ provider, onClose }: RemoveProviderProps) {
  const changed = useProvidersChanged();
  const remove = query.useMutation("delete", "/api/v1/team/identity-providers/{provider_id}", {
    onSuccess: async () => {
      onClose();
      toast.success(`${provider.name} deleted`);
      await changed();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete ${provider.name}?`}
      description="Nobody signs in with it any more, and accounts linked to it are unlinked. Its client secret is deleted. Whoever has no password needs a link by mail to set one."
      confirm="Delete"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { path: { provider_id: provider.id } } })}
    />
  );
}
