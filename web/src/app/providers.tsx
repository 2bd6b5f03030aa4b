import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { useAuth } from "@/api/auth/state";
import { createQueryClient } from "@/api/query";
import { TooltipLayer } from "@/ui/TooltipLayer";

/** What every page stands on. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  const person = useAuth((state) =>
    state.status === "signed_in"
      ? `${state.signedIn.user.team.id}/${state.signedIn.user.id}`
      : null,
  );
  // What one person read is not for the next one at the same screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of person that counts
  useEffect(() => () => client.clear(), [client, person]);

  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
      <TooltipLayer />
    </CSPProvider>
  );
}
