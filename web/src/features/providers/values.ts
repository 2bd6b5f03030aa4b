import type { Schema } from "@/api/types";

export type Kind = Schema<"ProviderKind">;
type Provider = Schema<"ProviderView">;

/** A provider as the form holds it; lists are one line each. */
export interface ProviderValues {
  kind: Kind;
  name: string;
  issuer: string;
  client_id: string;
  client_secret: string;
  email_domains: string;
  allowed_tenants: string;
}

export const kinds = [
  { value: "google", label: "Google Workspace" },
  { value: "microsoft", label: "Microsoft Entra ID" },
  { value: "oidc", label: "Another provider (OpenID Connect)" },
] as const satisfies readonly { value: Kind; label: string }[];

export function kindLabel(kind: Kind): string {
  return kinds.find(({ value }) => value === kind)?.label ?? kind;
}

const usualNames: Record<Kind, string> = { google: "Google", microsoft: "Microsoft", oidc: "" };

export function newValues(kind: Kind): ProviderValues {
  return {
    kind,
    name: usualNames[kind],
    issuer: "",
    client_id: "",
    client_secret: "",
    email_domains: "",
    allowed_tenants: "",
  };
}

export function valuesOf(provider: Provider): ProviderValues {
  return {
    kind: provider.kind,
    name: provider.name,
    issuer: provider.issuer,
    client_id: provider.client_id,
    client_secret: "",
    email_domains: provider.email_domains.join(", "),
    allowed_tenants: provider.allowed_tenants.join(", "),
  };
}

/** What is plainly missing; the server asks the issuer itself. */
export function faultsOf(values: ProviderValues): Partial<Record<keyof ProviderValues, string>> {
  return {
    ...(values.name.trim() ? {} : { name: "Enter the name for its button." }),
    ...(values.client_id.trim() ? {} : { client_id: "Enter the client ID." }),
    ...(values.kind === "oidc" && !values.issuer.trim()
      ? { issuer: "Enter the address of the issuer." }
      : {}),
    ...(values.kind === "microsoft" && listOf(values.allowed_tenants).length === 0
      ? { allowed_tenants: "Enter the ID of at least one tenant." }
      : {}),
    ...(listOf(values.email_domains).length > 0
      ? {}
      : { email_domains: "Enter at least one domain, such as example.com." }),
  };
}

/** A secret that was left empty is left out: the one that is saved stays. */
export function bodyOf(values: ProviderValues, enabled: boolean): Schema<"ProviderBody"> {
  const { kind, name, issuer, client_id, client_secret, email_domains, allowed_tenants } = values;
  return {
    kind,
    name: name.trim(),
    ...(kind === "oidc" ? { issuer: issuer.trim() } : {}),
    client_id: client_id.trim(),
    ...(client_secret ? { client_secret } : {}),
    email_domains: listOf(email_domains),
    ...(kind === "microsoft" ? { allowed_tenants: listOf(allowed_tenants) } : {}),
    enabled,
  };
}

export function listOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}
