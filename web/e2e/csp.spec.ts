import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { test } from "./support/app";

test("the page is served with the policy of csp.txt", async ({ request }) => {
  const response = await request.get("/flows");
  const wanted = readFileSync(new URL("../csp.txt", import.meta.url), "utf8").trim();
  expect(response.headers()["content-security-policy"]).toBe(wanted);
});

test("no page breaks the policy, with menu, palette, sheet and toast open", async ({
  page,
  signIn,
}) => {
  await page.route("**/api/v1/auth/logout", (route) => route.abort());
  // Every test fails on a violation; this one opens what is drawn late.
  await signIn();
  for (const path of ["/sessions", "/import", "/nowhere", "/flows"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByText("The server cannot be reached.")).toBeVisible();
});
