// A real OpenID Connect provider for the tests: prints `listening PORT`.
// Arguments: the redirect URI of its one client, the moment that its clock shows, and optionally the port.
// Whoever signs in is who they write as their login: `SUBJECT|EMAIL|true` (or `false`: not verified). A subject that begins
// with `thin` gets an ID token without the address, which is then at the user info endpoint only.

import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { createInterface } from "node:readline";

const [redirectUri, moment, port] = process.argv.slice(2);

// The tests move the server's clock; this one starts with it.
const offset = Date.parse(moment) - Date.now();
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length > 0 ? parts : [RealDate.now() + offset]));
  }

  static now() {
    return RealDate.now() + offset;
  }
};

// Standard output is for the tests.
console.info = console.warn = () => {};
const { default: Provider } = await import("oidc-provider");

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = { ...privateKey.export({ format: "jwk" }), kid: randomUUID(), use: "sig", alg: "RS256" };

const server = createServer();
server.listen(Number(port ?? 0), "127.0.0.1", () => {
  const { port: taken } = server.address();
  const provider = new Provider(`http://127.0.0.1:${taken}`, {
    clients: [{ client_id: "resolutionflow", client_secret: "a-secret-of-the-tests", redirect_uris: [redirectUri] }],
    jwks: { keys: [key] },
    cookies: { keys: ["a cookie key of the tests"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims(use) {
        const [subject, email, verified] = id.split("|");
        const thin = use === "id_token" && subject.startsWith("thin");
        const told = { email, email_verified: verified === "true", name: `Name of ${subject}` };
        return { sub: id, ...(thin ? {} : told) };
      },
    }),
  });
  server.on("request", provider.callback());
  console.log(`listening ${taken}`);
});

// The tests hold the other end: when they are gone, so is this.
createInterface({ input: process.stdin }).on("close", () => process.exit(0));
