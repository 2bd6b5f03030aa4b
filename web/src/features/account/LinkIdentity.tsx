import { beginTrip } from "@/api/auth/providerTrip";
import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import { leaveFor } from "@/lib/leaveFor";
import { paths } from "@/lib/paths";
import { ReauthDialog } from "@/ui/proof/ReauthDialog";

interface LinkIdentityProps {
  provider: Schema<"ProviderChoice">;
  onClose: () => void;
}

/** Leaves for the provider; coming back links the account there with the one here. */
export function LinkIdentity({ provider, onClose }: LinkIdentityProps) {
  const start = query.useMutation("post", "/api/v1/account/identities/{provider_key}/start", {
    onSuccess: ({ authorization_url }) => {
      beginTrip({ purpose: "link", next: paths.security });
      leaveFor(authorization_url);
    },
  });
  return (
    <ReauthDialog
      title={`Link ${provider.name}`}
      description={`First show that it is you; then sign in at ${provider.name}.`}
      confirm="Continue"
      busy={start.isPending}
      error={start.error}
      onConfirm={(body) => start.mutate({ params: { path: { provider_key: provider.key } }, body })}
      onClose={onClose}
    />
  );
}
