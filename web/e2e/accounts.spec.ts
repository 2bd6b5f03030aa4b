import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import {
  as,
  expectSignedIn,
  here,
  join,
  mailedLink,
  password,
  remove,
  signInAs,
  somebody,
} from "./support/people";

test("somebody is invited, joins, changes their name and leaves", async ({
  page,
  browser,
  demo,
}) => {
  const nia = somebody("Nia");
  await join(browser, demo, page, nia);
  await page.goto("/settings/profile");
  await page.getByLabel("Your name").fill(`${nia.name} the Second`);
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(
    page.getByRole("button", { name: `Account of ${nia.name} the Second` }).first(),
  ).toBeVisible();
  await expect(page.getByText("Verified", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: /^Leave/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill(password);
  await dialog.getByRole("button", { name: "Leave the team" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await signInAs(page, nia.email, password);
  await expect(page.getByRole("alert")).toContainText("do not match an account");
});

test("a forgotten password is set anew by a link, which works once and signs out everywhere", async ({
  page,
  browser,
  demo,
}) => {
  const ole = somebody("Ole");
  await join(browser, demo, page, ole);
  const elsewhere = await browser.newContext();
  const asking = await elsewhere.newPage();
  await asking.goto("/sign-in");
  await asking.getByLabel("Email").fill(ole.email);
  await asking.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(asking).toHaveURL(/\/forgot-password/);
  await expect(asking.getByLabel("Email")).toHaveValue(ole.email);
  await expectAccessible(asking);
  await asking.getByRole("button", { name: "Send the link" }).click();
  await expect(asking.getByText(/If there is an account/)).toBeVisible();
  await expectAccessible(asking);

  const link = here(await mailedLink(browser, demo, ole.email, "/reset-password"));
  await asking.goto(link);
  await expect(asking).toHaveURL(/\/reset-password$/);
  const fresh = "another four plain words";
  await asking.getByLabel("New password").fill(fresh);
  await expectAccessible(asking);
  await asking.getByRole("button", { name: "Set password" }).click();
  await expect(asking.getByRole("heading", { name: "Your password is set" })).toBeVisible();

  // The older sign-in is over, and says why.
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("Your password was changed");
  await signInAs(asking, ole.email, fresh);
  await expectSignedIn(asking);

  await asking.goto(link);
  await asking.getByLabel("New password").fill("yet another four words");
  await asking.getByRole("button", { name: "Set password" }).click();
  await expect(asking.getByText("This link does not work")).toBeVisible();
  await elsewhere.close();
  await remove(browser, demo, ole);
});

test("changing the password keeps this browser signed in and ends the others", async ({
  page,
  browser,
  demo,
}) => {
  const pia = somebody("Pia");
  await join(browser, demo, page, pia);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await signInAs(other, pia.email, password);
  await expectSignedIn(other);

  await page.goto("/settings/security");
  await page.getByLabel("Current password").fill(password);
  await page.getByLabel("New password").fill("another four plain words");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign-in & security" })).toBeVisible();
  await other.reload();
  await expect(other.getByRole("alert")).toContainText("Your password was changed");
  await elsewhere.close();
  await remove(browser, demo, pia);
});

test("another address counts once its link was opened", async ({ page, browser, demo }) => {
  const quin = somebody("Quin");
  await join(browser, demo, page, quin);
  const next = somebody("Quin").email;
  await page.goto("/settings/profile");
  await page.getByRole("button", { name: "Change email" }).click();
  const dialog = page.getByRole("dialog", { name: "Change email" });
  await dialog.getByLabel("New email").fill(next);
  await dialog.getByLabel("Your password").fill(password);
  await dialog.getByRole("button", { name: "Send the link" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("main").getByText(quin.email)).toBeVisible();

  await page.goto(here(await mailedLink(browser, demo, next, "/confirm-email")));
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
  await page.goto("/settings/profile");
  await expect(page.getByRole("main").getByText(next)).toBeVisible();
  await remove(browser, demo, { name: quin.name, email: next });
});

test("an API token is shown once, works, and is refused after it was revoked", async ({
  page,
  browser,
  demo,
  request,
}) => {
  const rae = somebody("Rae");
  await join(browser, demo, page, rae);
  await page.goto("/settings/api-tokens");
  await expect(page.getByText("No API tokens")).toBeVisible();
  await page.getByRole("button", { name: "New token" }).click();
  const form = page.getByRole("dialog", { name: "New API token" });
  await form.getByLabel("Name").fill("Report");
  await form.getByRole("checkbox", { name: "Read flows" }).check();
  await form.getByLabel("Your password").fill(password);
  await expectAccessible(page);
  await form.getByRole("button", { name: "Create token" }).click();
  const done = page.getByRole("dialog", { name: "Report is ready" });
  const token = await done.getByText(/^rf_pat_/).innerText();
  await done.getByRole("button", { name: "Done, I copied it" }).click();

  const headers = { authorization: `Bearer ${token}` };
  expect((await request.get("/api/v1/flows", { headers })).status()).toBe(200);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Revoke Report" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("Revoked", { exact: true })).toBeVisible();
  expect((await request.get("/api/v1/flows", { headers })).status()).toBe(401);
  await remove(browser, demo, rae);
});

test("the operator's mailbox, on a wide and on a narrow screen", async ({ browser, demo }) => {
  const { page, context } = await as(browser, demo, "super_admin");
  await page.goto("/operator/mailbox");
  await expect(page.getByRole("heading", { name: "Mailbox", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await context.close();
});

test("nobody but the operator has a mailbox", async ({ page, signIn }) => {
  await signIn("team_admin", "/flows");
  await page.goto("/operator/mailbox");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Mailbox");
});
