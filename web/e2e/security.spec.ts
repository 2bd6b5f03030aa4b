import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { elsewhere, type OwnTeam, registerTeam, signInAs } from "./support/team";
import { expectNoOverflow } from "./support/width";

let admin: OwnTeam;
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  admin = await registerTeam(request);
  await request.dispose();
});

test("a stricter policy says what it does, takes effect, and is in the audit log", async ({
  page,
}) => {
  await signInAs(page, admin, "/settings/security-policy");
  await expect(page.getByRole("radio", { name: /^Standard/ })).toBeChecked();
  await page.getByRole("radio", { name: /^Strict/ }).check();
  await expect(page.getByText(/^Sign-ins that were last used more than 1 hour ago/)).toBeVisible();
  await page.getByRole("button", { name: "Save policy" }).click();
  await expect(page.getByText("Security policy saved")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: /^Strict/ })).toBeChecked();

  await page.goto("/settings/audit-log?action=team");
  const table = page.getByRole("table", { name: "Audit log" });
  const row = table.getByRole("row", { name: /Avery Stone Changed the security policy/ });
  await row.getByRole("button", { name: "Show details" }).click();
  await expect(table).toContainText("60");
});

test("limits of one's own are checked before the server is asked", async ({ page }) => {
  await signInAs(page, admin, "/settings/security-policy");
  await page.getByRole("radio", { name: /^Custom/ }).check();
  await page.getByLabel('Unit of "Without use"').selectOption("minutes");
  const idle = page.getByLabel("Without use", { exact: true });
  await idle.fill("1");
  await expect(page.getByText(/^At least /)).toBeVisible();
  await page.getByRole("button", { name: "Save policy" }).click();
  await expect(idle).toBeFocused();
  await page.getByRole("button", { name: "Discard changes" }).click();
  await expect(page.getByRole("radio", { name: /^Custom/ })).not.toBeChecked();
});

test("a sign-in on another device is seen and ended, and says so there", async ({
  page,
  browser,
}) => {
  const other = await elsewhere(browser, admin, "/sessions");
  await signInAs(page, admin, "/settings/sign-ins");
  const list = page.getByRole("list", { name: "My sign-ins" }).getByRole("listitem");
  await expect(list.first()).toContainText("This device");
  const button = page.getByRole("button", { name: "Sign out Safari on iPhone" });
  await button.click();
  await expect(button).toHaveCount(0);

  await other.getByRole("link", { name: "Flows" }).first().click();
  await expect(other).toHaveURL(/\/sign-in/);
  await expect(other.getByRole("alert")).toBeVisible();
  await other.context().close();
});

test("signing out everywhere signs out here too", async ({ page, browser }) => {
  const other = await elsewhere(browser, admin, "/flows");
  await signInAs(page, admin, "/settings/sign-ins");
  await page.getByRole("button", { name: "Sign out everywhere", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Sign out everywhere?" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
  await other.context().close();
});

test("an admin finds somebody's sign-ins, ends one, and signs everybody else out", async ({
  page,
  browser,
}) => {
  const other = await elsewhere(browser, admin, "/flows");
  await signInAs(page, admin, "/settings/team-sign-ins");
  const list = page.getByRole("list", { name: "Sign-ins of the team" }).getByRole("listitem");
  const search = page.getByRole("searchbox", { name: "Search sign-ins" });
  await expect(search).toBeVisible();
  await page.keyboard.press("/");
  await expect(search).toBeFocused();
  await page.keyboard.type("avery");
  await expect(page).toHaveURL(/q=avery/);
  await page.getByLabel("Whose").selectOption({ label: admin.name });
  await expect(page).toHaveURL(/person=/);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  const before = await list.count();
  expect(before).toBeGreaterThanOrEqual(2);
  await list
    .getByRole("button", { name: /^Sign Avery Stone out of/ })
    .first()
    .click();
  await expect(list).toHaveCount(before - 1);

  await page.goto("/settings/security-policy");
  await page.getByRole("button", { name: "Sign out everybody else" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everybody else" }).click();
  await expect(page.getByText(/\d+ sign-ins? ended/)).toBeVisible();
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
  await other.context().close();
});

test("the audit log is narrowed by its address and downloaded as it is shown", async ({ page }) => {
  await signInAs(page, admin, "/settings/audit-log");
  await page.getByLabel("What", { exact: true }).selectOption("sign_in.started");
  await expect(page).toHaveURL(/action=sign_in\.started/);
  const table = page.getByRole("table", { name: "Audit log" });
  await expect(table.getByRole("row", { name: /Signed in/ }).first()).toBeVisible();
  await expect(table.getByText("Changed the security policy")).toHaveCount(0);

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  expect(text).toContain("sign_in.started");
  expect(text).not.toContain("team.registered");

  await page.goto("/settings/audit-log?q=nothing-has-this-name");
  await expect(page.getByText("Nothing that matches was logged")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/settings\/audit-log$/);
});

test("a viewer is told whose pages these are, and finds their own", async ({ page, signIn }) => {
  await signIn("viewer", "/settings/audit-log");
  await expect(page.getByText("This page is for team admins")).toBeVisible();
  const nav = page.getByRole("navigation", { name: "Settings" });
  await expect(nav.getByRole("link", { name: "Audit log" })).toHaveCount(0);
  await nav.getByRole("link", { name: "My sign-ins" }).click();
  await expect(page.getByRole("list", { name: "My sign-ins" })).toBeVisible();
});

test("the settings are reached from the account menu and from the palette", async ({ page }) => {
  await signInAs(page, admin, "/flows");
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await expect(page.getByRole("navigation", { name: "Settings" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Command palette" })).toBeFocused();
  await page.keyboard.type("audit log");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Audit log" })).toBeFocused();
});

test("a sign-in that was ended for security leads to the others", async ({ page }) => {
  await page.route("**/api/v1/auth/refresh", (route) =>
    route.fulfill({
      status: 401,
      contentType: "application/problem+json",
      body: JSON.stringify({
        detail: "session_revoked_security",
        code: "session_revoked_security",
        status: 401,
        title: "Ended",
      }),
    }),
  );
  await page.goto("/import");
  await page.getByRole("link", { name: /where you are signed in/ }).click();
  await expectAccessible(page);
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Password").fill(admin.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("list", { name: "My sign-ins" })).toBeVisible();
});

for (const [path, ready] of [
  ["/settings/sign-ins", "This device"],
  ["/settings/security-policy", "How long sign-ins last"],
  ["/settings/team-sign-ins", "This device"],
  ["/settings/audit-log", "event shown|events shown"],
] as const) {
  test(`${path} in both themes, wide, on a phone and at 400 % zoom`, async ({ page }) => {
    test.slow();
    await signInAs(page, admin, path);
    await expect(page.getByText(new RegExp(ready)).first()).toBeVisible();
    if (path.endsWith("policy")) await page.getByRole("radio", { name: /^Custom/ }).check();
    if (path.endsWith("log")) {
      await page.getByRole("button", { name: "Show details" }).first().click();
    }
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoOverflow(page);
  });
}
