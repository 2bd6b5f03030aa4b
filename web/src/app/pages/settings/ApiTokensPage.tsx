import { ApiTokens } from "@/features/account/tokens/ApiTokens";

export function ApiTokensPage() {
  return <ApiTokens />;
}
