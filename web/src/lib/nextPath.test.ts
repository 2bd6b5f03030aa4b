import { expect, it } from "vitest";
import { nextPath, signInPath } from "@/lib/nextPath";

const origin = "https://flow.example";

it.each([
  ["/sessions?status=active#top", "/sessions?status=active#top"],
  ["/flows/42", "/flows/42"],
])("goes back to %s", (wanted, path) => {
  expect(nextPath(wanted, origin)).toBe(path);
});

it.each([
  null,
  "",
  "flows",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/./\\evil.example",
  "https://evil.example/flows",
  "javascript:alert(1)",
  "/sign-in?next=/sign-in",
])("goes to the flows instead of %j", (wanted) => {
  expect(nextPath(wanted, origin)).toBe("/flows");
});

it("names the wanted page in the address of the sign-in page, unless it is the usual one", () => {
  expect(signInPath("/import")).toBe("/sign-in?next=%2Fimport");
  expect(signInPath("/flows")).toBe("/sign-in");
});
