import { ownProblem, type Problem } from "@/api/problem";
import { fromBase64Url, toBase64Url } from "@/lib/base64url";

// Told here and not with the other texts: the pages without passkeys do not carry them.
const texts = {
  passkeys_unknown: "This browser cannot use passkeys. Try another one, or another way.",
  passkey_cancelled: "The passkey was not used: the question was closed, or took too long.",
  passkey_known: "This device already holds a passkey for your account.",
  passkey_failed: "The passkey did not work here. Try again, or use another way.",
};

function trouble(code: keyof typeof texts): Problem {
  return { ...ownProblem(code), title: texts[code] };
}

/** Whether this browser can hold or reach passkeys at all. */
export function knowsPasskeys(): boolean {
  return typeof globalThis.PublicKeyCredential === "function" && Boolean(navigator.credentials);
}

/** Makes a passkey as the server's `options` say; answers what the server wants back. Throws a `Problem`. */
export function createPasskey(options: unknown): Promise<unknown> {
  return ceremony(async () => {
    const json = publicKeyOf<PublicKeyCredentialCreationOptionsJSON>(options);
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON?.(json) ?? creation(json);
    return navigator.credentials.create({ publicKey });
  });
}

/** Has a passkey sign the server's challenge; answers what the server wants back. Throws a `Problem`. */
export function askPasskey(options: unknown): Promise<unknown> {
  return ceremony(async () => {
    const json = publicKeyOf<PublicKeyCredentialRequestOptionsJSON>(options);
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON?.(json) ?? request(json);
    return navigator.credentials.get({ publicKey });
  });
}

/** The options come as they are or, as servers often send them, in an envelope. The browser checks them. */
function publicKeyOf<Options>(options: unknown): Options {
  return ((options as { publicKey?: Options }).publicKey ?? options) as Options;
}

/** For browsers that cannot read the JSON themselves. */
function creation(json: PublicKeyCredentialCreationOptionsJSON) {
  return {
    ...json,
    challenge: fromBase64Url(json.challenge),
    user: { ...json.user, id: fromBase64Url(json.user.id) },
    excludeCredentials: json.excludeCredentials?.map(withBytes),
  } as PublicKeyCredentialCreationOptions;
}

function request(json: PublicKeyCredentialRequestOptionsJSON) {
  return {
    ...json,
    challenge: fromBase64Url(json.challenge),
    allowCredentials: json.allowCredentials?.map(withBytes),
  } as PublicKeyCredentialRequestOptions;
}

function withBytes<Entry extends { id: string }>(entry: Entry) {
  return { ...entry, id: fromBase64Url(entry.id) };
}

async function ceremony(ask: () => Promise<Credential | null>): Promise<unknown> {
  if (!knowsPasskeys()) throw trouble("passkeys_unknown");
  try {
    const credential = await ask();
    if (credential instanceof PublicKeyCredential) return asJson(credential);
  } catch (error) {
    throw explain(error);
  }
  throw trouble("passkey_cancelled");
}

function explain(error: unknown): Problem {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return trouble("passkey_cancelled");
  return trouble(name === "InvalidStateError" ? "passkey_known" : "passkey_failed");
}

function asJson(credential: PublicKeyCredential): unknown {
  if (typeof credential.toJSON === "function") return credential.toJSON();
  const { id, rawId, type, response } = credential;
  const bytes = [
    "clientDataJSON",
    "attestationObject",
    "authenticatorData",
    "signature",
    "userHandle",
  ].flatMap((name) => {
    const value: unknown = Reflect.get(response, name);
    return value instanceof ArrayBuffer ? [[name, toBase64Url(value)]] : [];
  });
  return {
    id,
    rawId: toBase64Url(rawId),
    type,
    response: Object.fromEntries(bytes),
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}
