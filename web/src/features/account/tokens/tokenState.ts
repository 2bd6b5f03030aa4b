import type { Schema } from "@/api/types";

/** Whether a token still works. */
export function tokenState(
  token: Schema<"ApiTokenView">,
  now = new Date(),
): "live" | "expired" | "revoked" {
  if (token.revoked_at) return "revoked";
  return new Date(token.expires_at) <= now ? "expired" : "live";
}
