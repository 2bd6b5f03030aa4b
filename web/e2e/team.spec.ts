import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { as, expectSignedIn, join, password, remove, signInAs, somebody } from "./support/people";

test("an admin lowers a role, and the member's next page knows", async ({
  page,
  browser,
  demo,
}) => {
  const sam = somebody("Sam");
  await join(browser, demo, page, sam);
  await expect(page.getByRole("link", { name: "Import" }).first()).toBeVisible();

  const admin = await as(browser, demo, "team_admin");
  await admin.page.goto(`/settings/members?q=${encodeURIComponent(sam.email)}`);
  await admin.page
    .getByRole("table", { name: "Members" })
    .getByLabel(`Role of ${sam.name}`)
    .selectOption({ label: "Viewer" });
  await expect(admin.page.getByText(`${sam.name} is Viewer now`)).toBeVisible();
  await page.reload();
  await expectSignedIn(page);
  await expect(page.getByRole("link", { name: "Import" })).toHaveCount(0);
  await admin.context.close();
  await remove(browser, demo, sam);
});

test("a disabled member is signed out, told why, and comes back once enabled", async ({
  page,
  browser,
  demo,
}) => {
  const toa = somebody("Toa");
  await join(browser, demo, page, toa);
  const admin = await as(browser, demo, "team_admin");
  await admin.page.goto(`/settings/members?q=${encodeURIComponent(toa.email)}`);
  const table = admin.page.getByRole("table", { name: "Members" });
  await table.getByRole("button", { name: `More about ${toa.name}` }).click();
  await admin.page.getByRole("menuitem", { name: "Disable" }).click();
  await expect(table.getByText("Disabled")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("Account disabled");

  await table.getByRole("button", { name: `More about ${toa.name}` }).click();
  await admin.page.getByRole("menuitem", { name: "Enable" }).click();
  await expect(table.getByText("Active")).toBeVisible();
  await signInAs(page, toa.email, password);
  await expectSignedIn(page);
  await admin.context.close();
  await remove(browser, demo, toa);
});

test("an invitation is revoked, and brought back by the toast", async ({ page, signIn }) => {
  const uma = somebody("Uma");
  await signIn("team_admin", "/settings/invitations");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite somebody" });
  await dialog.getByLabel("Email").fill(uma.email);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  const row = page
    .getByRole("list", { name: "Invitations" })
    .getByRole("listitem")
    .filter({ hasText: uma.email });
  await expect(row).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: `Revoke the invitation of ${uma.email}` }).click();
  await page.getByRole("button", { name: "Invite again", exact: true }).click();
  await expect(row).toBeVisible();
  await page.getByRole("button", { name: `Revoke the invitation of ${uma.email}` }).click();
  await expect(row).toHaveCount(0);
});

test("the members, for an admin and for a viewer, wide and narrow", async ({ page, signIn }) => {
  await signIn("team_admin", "/settings/members");
  await expect(page.getByRole("table", { name: "Members" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Last active" }).click();
  await expect(page).toHaveURL(/sort=-last_active_at/);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("list", { name: "Members" })).toBeVisible();
  await expectAccessible(page);
});

test("a viewer reads the members and changes nothing", async ({ page, signIn }) => {
  await signIn("viewer", "/settings/members");
  const table = page.getByRole("table", { name: "Members" });
  await expect(table).toBeVisible();
  await expect(table.getByRole("combobox")).toHaveCount(0);
  await expect(table.getByRole("button", { name: /^More about/ })).toHaveCount(0);
  await page.goto("/settings/invitations");
  await expect(page.getByText("This page is for team admins")).toBeVisible();
});

test("the note's texts are previewed, and thrown away again", async ({ page, signIn }) => {
  await signIn("team_admin", "/settings/team");
  const above = page.getByLabel("Above the note");
  await expect(above).toBeVisible();
  await above.fill("Handled by the night shift");
  await expect(page.getByRole("figure")).toContainText("Handled by the night shift");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("figure")).not.toContainText("night shift");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
});

test("a provider's form names what is missing", async ({ page, signIn }) => {
  await signIn("team_admin", "/settings/identity-providers");
  await page.getByRole("button", { name: "Add a provider" }).click();
  await page.getByLabel("Provider", { exact: true }).selectOption("oidc");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Enter the address of the issuer.")).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
});
