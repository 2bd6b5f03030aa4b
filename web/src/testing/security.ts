import type { Schema } from "@/api/types";
import { me } from "@/testing/fixtures";

type SignIn = Schema<"SignInView">;

export const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";
export const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile/15E148 Safari/604.1";

export function signInView(changes: Partial<SignIn> = {}): SignIn {
  return {
    id: "sign-in-1",
    is_current: false,
    channel: "cookie",
    method: "password",
    user_agent: firefox,
    address: "203.0.113.7",
    created_at: "2029-12-30T08:00:00Z",
    last_active_at: "2029-12-31T08:00:00Z",
    idle_expires_at: "2030-01-03T08:00:00Z",
    absolute_expires_at: "2030-01-13T08:00:00Z",
    ...changes,
  };
}

export function teamSignIn(
  changes: Partial<Schema<"TeamSignInView">> = {},
): Schema<"TeamSignInView"> {
  const { id, name, email } = me();
  return { ...signInView(), user: { id, name }, email, is_me: false, ...changes };
}

export function securityPolicy(
  changes: Partial<Schema<"SecurityPolicy">> = {},
): Schema<"SecurityPolicy"> {
  const standard = { idle_minutes: 4320, absolute_minutes: 20160 };
  return {
    preset: "standard",
    overrides: { idle_minutes: null, absolute_minutes: null },
    effective: standard,
    server_default: standard,
    standard,
    strict: { idle_minutes: 60, absolute_minutes: 1440 },
    bounds: { idle_min: 15, idle_max: 43200, absolute_min: 60, absolute_max: 129600 },
    second_factor_required: false,
    members_without_second_factor: 3,
    live_sign_ins: 12,
    ...changes,
  };
}

export function auditEntry(changes: Partial<Schema<"AuditEntry">> = {}): Schema<"AuditEntry"> {
  return {
    id: "event-1",
    at: "2030-01-01T08:00:00Z",
    action: "member.role_changed",
    actor: { kind: "person", id: me().id, name: me().name },
    target: { kind: "user", id: "person-2", name: "Alex Romero" },
    details: { old: "viewer", new: "engineer" },
    address: "203.0.113.7",
    ...changes,
  };
}
