import { afterEach, expect, test, vi } from "vitest";
import { askPasskey, createPasskey, knowsPasskeys } from "@/api/passkeys";

class FakeCredential {
  id = "AAE";
  type = "public-key";
  rawId = new Uint8Array([0, 1]).buffer;
  response = { clientDataJSON: new Uint8Array([2]).buffer, signature: new Uint8Array([3]).buffer };
  getClientExtensionResults() {
    return {};
  }
}

function browser(answer: () => Promise<unknown>, statics: object = {}) {
  const asked: unknown[] = [];
  const ask = (options: unknown) => {
    asked.push(options);
    return answer();
  };
  vi.stubGlobal("PublicKeyCredential", Object.assign(FakeCredential, statics));
  vi.stubGlobal("navigator", { credentials: { create: ask, get: ask } });
  return asked;
}

afterEach(() => {
  Reflect.deleteProperty(FakeCredential, "parseRequestOptionsFromJSON");
  vi.unstubAllGlobals();
});

test("a browser that cannot read the JSON gets bytes, and its bytes become text", async () => {
  const asked = browser(async () => new FakeCredential());
  const made = await createPasskey({
    publicKey: { challenge: "AAEC", user: { id: "Aw", name: "dana" } },
  });
  expect(asked).toMatchObject([{ publicKey: { user: { name: "dana" } } }]);
  const [{ publicKey }] = asked as [{ publicKey: { challenge: ArrayBuffer } }];
  expect([...new Uint8Array(publicKey.challenge)]).toEqual([0, 1, 2]);
  expect(made).toEqual({
    id: "AAE",
    rawId: "AAE",
    type: "public-key",
    response: { clientDataJSON: "Ag", signature: "Aw" },
    clientExtensionResults: {},
  });
});

test("a browser that reads the JSON itself gets it without the envelope", async () => {
  const parse = vi.fn((json: unknown) => json);
  browser(async () => new FakeCredential(), { parseRequestOptionsFromJSON: parse });
  await askPasskey({ publicKey: { challenge: "AAEC" } });
  expect(parse).toHaveBeenCalledWith({ challenge: "AAEC" });
});

test.each([
  ["NotAllowedError", "passkey_cancelled"],
  ["InvalidStateError", "passkey_known"],
  ["SecurityError", "passkey_failed"],
])("%s of the browser is %s", async (name, code) => {
  browser(() => Promise.reject(Object.assign(new Error("no"), { name })));
  await expect(askPasskey({ challenge: "AAEC" })).rejects.toMatchObject({ code });
});

test("a browser without passkeys says so", async () => {
  vi.stubGlobal("PublicKeyCredential", undefined);
  expect(knowsPasskeys()).toBe(false);
  await expect(askPasskey({})).rejects.toMatchObject({
    code: "passkeys_unknown",
    title: expect.stringContaining("another way"),
  });
});
