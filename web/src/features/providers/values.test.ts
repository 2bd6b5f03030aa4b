import { expect, test } from "vitest";
import { bodyOf, faultsOf, newValues } from "@/features/providers/values";

test("what belongs to one kind of provider only is sent for that kind only", () => {
  const values = {
    ...newValues("google"),
    issuer: "https://left.over.example",
    client_id: " id ",
    client_secret: "s3cret",
    email_domains: "contoso.example, fabrikam.example",
    allowed_tenants: "left over",
  };
  expect(bodyOf(values, true)).toEqual({
    kind: "google",
    name: "Google",
    client_id: "id",
    client_secret: "s3cret",
    email_domains: ["contoso.example", "fabrikam.example"],
    enabled: true,
  });
  expect(bodyOf({ ...values, kind: "oidc" }, false).issuer).toBe("https://left.over.example");
  expect(bodyOf({ ...values, kind: "microsoft" }, true).allowed_tenants).toEqual(["left", "over"]);
});

test("a secret that was not typed anew is left out, so that the saved one stays", () => {
  expect(bodyOf(newValues("oidc"), true)).not.toHaveProperty("client_secret");
});

test("each kind misses what it needs", () => {
  expect(Object.keys(faultsOf(newValues("google")))).toEqual(["client_id", "email_domains"]);
  expect(Object.keys(faultsOf(newValues("microsoft")))).toContain("allowed_tenants");
  expect(Object.keys(faultsOf(newValues("oidc")))).toEqual([
    "name",
    "client_id",
    "issuer",
    "email_domains",
  ]);
});
