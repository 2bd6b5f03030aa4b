import { useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { toast } from "@/ui/toasts";

interface RevokeTokenProps {
  token: Schema<"ApiTokenView">;
  onClose: () => void;
}

export function RevokeToken({ token, onClose }: RevokeTokenProps) {
  const client = useQueryClient();
  const revoke = query.useMutation("delete", "/api/v1/account/api-tokens/{api_token_id}", {
    onSuccess: async () => {
      onClose();
      toast.success(`${token.name} revoked`);
      await client.invalidateQueries({ queryKey: ["get", "/api/v1/account/api-tokens"] });
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Revoke ${token.name}?`}
      description="Programs that use it are refused at once. It cannot be brought back: make a new one instead."
      confirm="Revoke"
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate({ params: { path: { api_token_id: token.id } } })}
    />
  );
}
