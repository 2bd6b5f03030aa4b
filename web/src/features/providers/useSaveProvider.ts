import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import { useProvidersChanged } from "@/features/providers/useProviders";
import { toast } from "@/ui/toasts";

/** Adds a provider, or changes the one that there is. */
export function useSaveProvider(provider: Schema<"ProviderView"> | undefined, onSaved: () => void) {
  const changed = useProvidersChanged();
  const shared = {
    onSuccess: async ({ name }: Schema<"ProviderView">) => {
      toast.success(`${name} saved`);
      await changed();
      onSaved();
    },
  };
  const add = query.useMutation("post", "/api/v1/team/identity-providers", shared);
  const change = query.useMutation("put", "/api/v1/team/identity-providers/{provider_id}", shared);
  const send = (body: Schema<"ProviderBody">, onError: () => void) => {
    if (provider) {
      change.mutate({ params: { path: { provider_id: provider.id } }, body }, { onError });
    } else {
      add.mutate({ body }, { onError });
    }
  };
  return {
    send,
    error: provider ? change.error : add.error,
    isPending: add.isPending || change.isPending,
  };
}
