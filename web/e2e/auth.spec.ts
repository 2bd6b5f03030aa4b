import { expect } from "@playwright/test";
import { test } from "./support/app";

test("a person without a sign-in is asked for one, and comes back to the page they wanted", async ({
  page,
  demo,
}) => {
  await page.goto("/sessions?status=resolved");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(page.getByRole("alert")).toHaveCount(0);
  const [account] = demo.accounts;
  await page.getByLabel("Email").fill(account?.email ?? "");
  await page.getByLabel("Password").fill(demo.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/sessions\?status=resolved$/);
});

test("a demo account is filled in by one press", async ({ page, demo }) => {
  await page.goto("/sign-in");
  const [account] = demo.accounts;
  await page.getByRole("button", { name: account?.email }).click();
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Flows", level: 1 })).toBeVisible();
});

test("a wrong password says so and keeps the address", async ({ page, demo }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(demo.accounts[0]?.email ?? "");
  await page.getByLabel("Password").fill("not the password of anybody");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("do not match an account");
  await expect(page.getByLabel("Email")).toHaveValue(demo.accounts[0]?.email ?? "");
});

test("a reload keeps the sign-in, and nothing of it lies in the browser's storage", async ({
  page,
  signIn,
}) => {
  await signIn();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Flows", level: 1 })).toBeVisible();
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  expect(stored).not.toMatch(/eyJ|token|refresh/i);
});

test("signing out in one tab signs out the other", async ({ page, context, signIn }) => {
  await signIn();
  const other = await context.newPage();
  await other.goto("/flows");
  await expect(other.getByRole("heading", { name: "Flows", level: 1 })).toBeVisible();

  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(other).toHaveURL(/\/sign-in$/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("a viewer sees no way to import", async ({ page, signIn }) => {
  await signIn("viewer");
  await expect(page.getByRole("link", { name: "Sessions" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Import" })).toHaveCount(0);
});

for (const [code, reason, text] of [
  ["session_expired_idle", undefined, "Signed out after inactivity"],
  ["session_expired_absolute", undefined, "maximum session length reached"],
  ["session_revoked", "ended_by_admin", "An admin of your team ended this sign-in"],
  ["session_revoked_policy", undefined, "Your team's security policy changed"],
  ["session_revoked_security", undefined, "Your session was ended for security"],
  ["account_disabled", undefined, "Account disabled, ask your team admin"],
] as const) {
  test(`${code} is explained on the sign-in page`, async ({ page }) => {
    await page.route("**/api/v1/auth/refresh", (route) =>
      route.fulfill({
        status: 401,
        contentType: "application/problem+json",
        body: JSON.stringify({ detail: code, code, reason, status: 401, title: code }),
      }),
    );
    await page.goto("/flows");
    await expect(page.getByRole("alert")).toContainText(text);
  });
}
