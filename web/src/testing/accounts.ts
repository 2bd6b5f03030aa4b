import type { Schema } from "@/api/types";
import { me } from "@/testing/fixtures";

export function secondFactorNeeded(
  changes: Partial<Schema<"SecondFactorNeeded">> = {},
): Schema<"SecondFactorNeeded"> {
  return {
    ticket: "ticket-1",
    expires_at: "2030-01-01T00:10:00Z",
    methods: ["totp", "recovery_code"],
    passkey_options: null,
    ...changes,
  };
}

export function factors(changes: Partial<Schema<"SecondFactors">> = {}): Schema<"SecondFactors"> {
  return {
    totp_enabled: false,
    passkeys: [],
    recovery_codes_left: 0,
    required_by_team: false,
    passkeys_available: true,
    ...changes,
  };
}

export function member(changes: Partial<Schema<"MemberView">> = {}): Schema<"MemberView"> {
  return {
    id: "person-2",
    name: "Alex Romero",
    email: "alex@northwind-it.example",
    role: "engineer",
    status: "active",
    is_me: false,
    email_verified: true,
    has_second_factor: true,
    created_at: "2026-01-01T08:00:00Z",
    last_active_at: "2026-03-01T08:00:00Z",
    ...changes,
  };
}

export function invitation(
  changes: Partial<Schema<"InvitationEntry">> = {},
): Schema<"InvitationEntry"> {
  return {
    id: "invitation-1",
    email: "new@northwind-it.example",
    role: "engineer",
    invited_by: { id: me().id, name: me().name },
    status: "open",
    created_at: "2026-03-01T08:00:00Z",
    expires_at: "2026-03-08T08:00:00Z",
    ...changes,
  };
}

export function apiToken(changes: Partial<Schema<"ApiTokenView">> = {}): Schema<"ApiTokenView"> {
  return {
    id: "token-1",
    name: "Nightly report",
    hint: "x7Qa",
    scopes: ["flows:read", "sessions:read"],
    created_at: "2026-03-01T08:00:00Z",
    expires_at: "2099-03-01T08:00:00Z",
    last_used_at: null,
    revoked_at: null,
    ...changes,
  };
}

export function provider(changes: Partial<Schema<"ProviderView">> = {}): Schema<"ProviderView"> {
  return {
    id: "provider-1",
    kind: "oidc",
    name: "Contoso login",
    issuer: "https://login.contoso.example",
    client_id: "client-1",
    has_client_secret: true,
    email_domains: ["contoso.example"],
    allowed_tenants: [],
    enabled: true,
    redirect_uri: "https://rf.example/sign-in/callback",
    created_at: "2026-03-01T08:00:00Z",
    updated_at: "2026-03-01T08:00:00Z",
    ...changes,
  };
}

export function mail(changes: Partial<Schema<"MailEntry">> = {}): Schema<"MailEntry"> {
  return {
    id: "mail-1",
    kind: "invitation",
    recipient: "new@northwind-it.example",
    subject: "Dana invites you",
    body: "Open http://localhost:8080/accept-invitation#tok_1 to join.",
    state: "kept",
    attempts: 0,
    created_at: "2026-03-01T08:00:00Z",
    sent_at: null,
    last_error: null,
    ...changes,
  };
}
