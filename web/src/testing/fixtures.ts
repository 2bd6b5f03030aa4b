import type { Me, Meta, SignedIn } from "@/api/types";

export function me(changes: Partial<Me> = {}): Me {
  return {
    id: "person-1",
    name: "Dana Whitfield",
    email: "dana@northwind-it.example",
    role: "team_admin",
    team: { id: "team-1", name: "Northwind IT", time_zone: "UTC" },
    email_verified: true,
    has_password: true,
    has_second_factor: false,
    must_enrol_second_factor: false,
    ...changes,
  };
}

export function signedIn(changes: Partial<SignedIn> = {}): SignedIn {
  return {
    access_token: "token-1",
    token_type: "Bearer",
    expires_in: 300,
    idle_expires_at: "2030-01-01T00:00:00Z",
    absolute_expires_at: "2030-01-08T00:00:00Z",
    refresh_token: null,
    user: me(),
    ...changes,
  };
}

export function meta(changes: Partial<Meta> = {}): Meta {
  return {
    name: "ResolutionFlow",
    version: "0.0.0",
    demo: null,
    registration_open: true,
    providers: [],
    passkeys_available: false,
    mail: "smtp",
    ...changes,
  };
}

/** The people of the team, as far as pickers show them. */
export const members = {
  items: [
    { id: "person-1", name: "Dana Whitfield", role: "engineer" },
    { id: "person-2", name: "Alex Romero", role: "engineer" },
    { id: "person-3", name: "Vic Roe", role: "viewer" },
  ],
  next_cursor: null,
};
