import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import type { Demo } from "./app";

/** A password that nothing but these tests uses. */
export const password = "four random plain words";

export interface Person {
  email: string;
  name: string;
}

let made = 0;

/** Somebody that no other test knows. */
export function somebody(name: string): Person {
  made += 1;
  const unique = `${Date.now().toString(36)}${made}`;
  return { name: `${name} ${unique}`, email: `${name.toLowerCase()}-${unique}@e2e.example` };
}

export async function signInAs(page: Page, email: string, secret: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Waits until somebody is signed in. */
export async function expectSignedIn(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: /^Account of/ })).toBeVisible();
}

/** A browser of its own, in which the demo's admin or operator is signed in. */
export async function as(
  browser: Browser,
  demo: Demo,
  role: "team_admin" | "super_admin",
): Promise<{ page: Page; context: BrowserContext }> {
  const account = demo.accounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`the demo data has no ${role}`);
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAs(page, account.email, demo.password);
  await expectSignedIn(page);
  return { page, context };
}

/** The newest link that the server mailed to somebody, as the operator reads it. */
export async function mailedLink(
  browser: Browser,
  demo: Demo,
  recipient: string,
  path: string,
): Promise<string> {
  const { page, context } = await as(browser, demo, "super_admin");
  await page.goto("/operator/mailbox");
  const row = page.getByRole("list", { name: "Mail" }).getByRole("listitem");
  const mails = row.filter({ hasText: recipient });
  await expect(mails.first()).toBeVisible();
  for (const mail of await mails.all()) {
    await mail.getByRole("link").click();
    const pane = page.getByRole("article");
    await expect(pane).toContainText(recipient);
    const links = await pane
      .getByRole("link")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    const found = links.find((link) => new URL(link).pathname === path);
    if (found) {
      await context.close();
      return found;
    }
  }
  throw new Error(`no mail for ${recipient} leads to ${path}`);
}

/** The same page of the server under test, whatever name the server gives itself in its mails. */
export function here(link: string): string {
  const { pathname, hash } = new URL(link);
  return `${pathname}${hash}`;
}

/** The demo's admin invites; the person joins in `page` and is signed in there. */
export async function join(
  browser: Browser,
  demo: Demo,
  page: Page,
  person: Person,
  role: "Viewer" | "Engineer" | "Team admin" = "Engineer",
): Promise<void> {
  const admin = await as(browser, demo, "team_admin");
  await admin.page.goto("/settings/invitations");
  await admin.page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = admin.page.getByRole("dialog", { name: "Invite somebody" });
  await dialog.getByLabel("Email").fill(person.email);
  await dialog.getByLabel("Role").selectOption({ label: role });
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await admin.context.close();

  await page.goto(here(await mailedLink(browser, demo, person.email, "/accept-invitation")));
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Join the team" }).click();
  await expectSignedIn(page);
}

/** Takes a person whom a test invited out of the demo's team again. */
export async function remove(browser: Browser, demo: Demo, person: Person): Promise<void> {
  const { page, context } = await as(browser, demo, "team_admin");
  await page.goto(`/settings/members?q=${encodeURIComponent(person.email)}`);
  const table = page.getByRole("table", { name: "Members" });
  await table.getByRole("button", { name: `More about ${person.name}` }).click();
  await page.getByRole("menuitem", { name: "Remove from the team" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("Nobody matches")).toBeVisible();
  await context.close();
}
