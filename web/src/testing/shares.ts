import type { Schema } from "@/api/types";

export function share(fields: Partial<Schema<"Share">> = {}): Schema<"Share"> {
  return {
    id: "share-1",
    session: { id: "session-1", reference: "RF-4SN02Q", flow_title: "VPN does not connect" },
    audience: "public",
    variant: "client",
    has_passphrase: false,
    state: "live",
    created_by: { id: "person-1", name: "Dana Whitfield" },
    created_at: "2030-01-01T09:00:00Z",
    expires_at: "2030-01-08T09:00:00Z",
    revoked_at: null,
    revoked_by: null,
    views: 0,
    last_viewed_at: null,
    may_revoke: true,
    ...fields,
  };
}

export function sharedSession(
  markdown: string | null,
  fields: Partial<Schema<"SharedNote">> = {},
): Schema<"SharedSession"> {
  const note = {
    status: "active" as const,
    updated_at: new Date().toISOString(),
    markdown: markdown ?? "",
    text: markdown ?? "",
    html: "",
    ...fields,
  };
  return {
    team: "Northwind IT",
    audience: "public",
    expires_at: "2030-01-08T09:00:00Z",
    note: markdown === null ? null : note,
    opened: markdown === null ? null : `proof of ${markdown}`,
  };
}
