import { query } from "@/api/client";
import { problemText } from "@/api/problem";
import type { Schema } from "@/api/types";
import { useProvidersChanged } from "@/features/providers/useProviders";
import { bodyOf, valuesOf } from "@/features/providers/values";
import { toast } from "@/ui/toasts";

/** Turns a provider on or off at once; the toast takes it back. */
export function useSwitch(provider: Schema<"ProviderView">) {
  const changed = useProvidersChanged();
  const change = query.useMutation("put", "/api/v1/team/identity-providers/{provider_id}", {
    onSettled: changed,
    onError: (error) => void toast.error(problemText(error)),
  });
  const send = (enabled: boolean, onSuccess?: () => void) =>
    change.mutate(
      {
        params: { path: { provider_id: provider.id } },
        body: bodyOf(valuesOf(provider), enabled),
      },
      { onSuccess },
    );
  const set = (enabled: boolean) =>
    send(enabled, () =>
      toast.success(`${provider.name} is ${enabled ? "on" : "off"}`, {
        action: { label: "Undo", onClick: () => send(!enabled) },
      }),
    );
  return { set, isPending: change.isPending };
}
