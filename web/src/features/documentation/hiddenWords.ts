import type { Schema } from "@/api/types";

type Hidden = Schema<"Hidden">;

const kinds: Record<Hidden["kind"], [one: string, many: string]> = {
  private_key: ["private key", "private keys"],
  connection_string: ["connection string", "connection strings"],
  bitlocker_key: ["BitLocker key", "BitLocker keys"],
  credit_card: ["card number", "card numbers"],
  ssn: ["social security number", "social security numbers"],
  mfa_code: ["one-time code", "one-time codes"],
  url_token: ["link token", "link tokens"],
  password: ["password", "passwords"],
  api_key: ["API key", "API keys"],
  token: ["token", "tokens"],
  wifi_key: ["Wi-Fi key", "Wi-Fi keys"],
  snmp_community: ["SNMP community", "SNMP communities"],
  license_key: ["license key", "license keys"],
  term: ["term", "terms"],
  email: ["email address", "email addresses"],
  phone: ["phone number", "phone numbers"],
  mac: ["MAC address", "MAC addresses"],
  ip: ["IP address", "IP addresses"],
  user_name: ["user name", "user names"],
};

/** What redaction hid: `2 passwords and 1 API key hidden`; nothing where nothing was. */
export function hiddenWords(hidden: readonly Hidden[]): string {
  const counts = hidden.map(({ kind, count }) => {
    const [one, many] = kinds[kind];
    return `${count} ${count === 1 ? one : many}`;
  });
  const last = counts.pop();
  if (!last) return "";
  return `${counts.length > 0 ? `${counts.join(", ")} and ${last}` : last} hidden`;
}

/** What a hidden value is: `Password`. */
export function hiddenKind(kind: Hidden["kind"]): string {
  const [one] = kinds[kind];
  return one.charAt(0).toUpperCase() + one.slice(1);
}

/** Why a value of that kind was found. */
export function hiddenReason(kind: Hidden["kind"]): string {
  switch (kind) {
    case "term":
      return "one of your team's hidden words";
    case "password":
    case "wifi_key":
    case "snmp_community":
    case "mfa_code":
      return "words near it announce one, or it looks like nothing else";
    case "api_key":
    case "token":
    case "url_token":
      return "has the form of one, or words near it announce one";
    default:
      return "has the form of one";
  }
}
