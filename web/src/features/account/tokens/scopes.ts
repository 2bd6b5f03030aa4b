import type { Schema } from "@/api/types";

export type Scope = Schema<"Scope">;

/** What a token may do, in words; in the order of the form. */
export const scopeWords: Record<Scope, string> = {
  "flows:read": "Read flows",
  "flows:write": "Change and publish flows",
  "sessions:read": "Read sessions and notes",
  "sessions:write": "Run sessions",
  "team:read": "Read members and invitations",
  "team:write": "Change members, invitations and the team",
  "audit:read": "Read the audit log",
};

export const allScopes: readonly Scope[] = [
  "flows:read",
  "flows:write",
  "sessions:read",
  "sessions:write",
  "team:read",
  "team:write",
  "audit:read",
];

export const lifetimes = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "180", label: "180 days" },
  { value: "365", label: "1 year" },
] as const;

export type Lifetime = (typeof lifetimes)[number]["value"];
