import { Providers } from "@/features/providers/Providers";

export function IdentityProvidersPage() {
  return <Providers />;
}
