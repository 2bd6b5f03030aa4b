import { expect, type Page } from "@playwright/test";
import { test } from "./support/app";
import { plugAuthenticator } from "./support/authenticator";
import { expectAccessible } from "./support/axe";
import { as, expectSignedIn, join, password, remove, signInAs, somebody } from "./support/people";
import { totp } from "./support/totp";

// Passkeys need a name: an address such as 127.0.0.1 is none.
const url = new URL(process.env.RF_E2E_URL ?? "http://127.0.0.1:8080");
if (url.hostname === "127.0.0.1") url.hostname = "localhost";
test.use({ baseURL: url.origin });

async function prove(page: Page, button: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill(password);
  await dialog.getByRole("button", { name: button }).click();
}

/** Sets up the app; answers its secret and the recovery codes. */
async function setUpApp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Set up an app" }).click();
  await prove(page, "Continue");
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expectAccessible(page);
  const secret = await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{1,4})+$/).innerText();
  await page.getByLabel("Code that the app shows").fill(totp(secret));
  await page.getByRole("button", { name: "Confirm" }).click();
  const list = page.getByRole("list", { name: "Recovery codes" });
  await expect(list).toBeVisible();
  await expectAccessible(page);
  const codes = await list.getByRole("listitem").allInnerTexts();
  await page.getByRole("checkbox", { name: "I saved them" }).check();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText(`${codes.length} left`)).toBeVisible();
  return { secret, codes };
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
}

test("an app's code, and once a recovery code, are the second step", async ({
  page,
  browser,
  demo,
}) => {
  const vic = somebody("Vic");
  await join(browser, demo, page, vic);
  const { secret, codes } = await setUpApp(page);
  await signOut(page);

  await signInAs(page, vic.email, password);
  await page.getByLabel("Code from your authenticator app").fill("000000");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("That did not work");
  await expectAccessible(page);
  // The present code was used up by setting the app up; the next one is accepted a little early.
  await page.getByLabel("Code from your authenticator app").fill(totp(secret, 1));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expectSignedIn(page);
  await signOut(page);

  await signInAs(page, vic.email, password);
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expectSignedIn(page);
  await page.goto("/settings/security");
  await expect(page.getByText(`${codes.length - 1} left`)).toBeVisible();
  await remove(browser, demo, vic);
});

test("an admin resets the second factor of somebody who lost it", async ({
  page,
  browser,
  demo,
}) => {
  const wim = somebody("Wim");
  await join(browser, demo, page, wim);
  await setUpApp(page);
  const admin = await as(browser, demo, "team_admin");
  await admin.page.goto(`/settings/members?q=${encodeURIComponent(wim.email)}`);
  await admin.page
    .getByRole("table", { name: "Members" })
    .getByRole("button", { name: `More about ${wim.name}` })
    .click();
  await admin.page.getByRole("menuitem", { name: "Reset second factor" }).click();
  await admin.page.getByRole("dialog").getByRole("button", { name: "Reset" }).click();
  await expect(admin.page.getByRole("dialog")).toHaveCount(0);
  await admin.context.close();

  const elsewhere = await browser.newContext({ baseURL: url.origin });
  const fresh = await elsewhere.newPage();
  await signInAs(fresh, wim.email, password);
  await expectSignedIn(fresh);
  await elsewhere.close();
  await remove(browser, demo, wim);
});

test("a passkey is added, signs in by itself, is a second step, and is removed", async ({
  page,
  browser,
  demo,
}) => {
  const xia = somebody("Xia");
  await plugAuthenticator(page);
  await join(browser, demo, page, xia);
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Test device");
  await prove(page, "Continue");
  await page.getByRole("checkbox", { name: "I saved them" }).check();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("list", { name: "Passkeys" })).toContainText("Test device");
  await expectAccessible(page);
  await signOut(page);

  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expectSignedIn(page);
  await signOut(page);

  await signInAs(page, xia.email, password);
  await page.getByRole("button", { name: "Use passkey" }).click();
  await expectSignedIn(page);

  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Remove Test device" }).click();
  await prove(page, "Remove");
  await expect(page.getByRole("list", { name: "Passkeys" })).toHaveCount(0);
  await remove(browser, demo, xia);
});
