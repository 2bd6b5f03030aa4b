import type { APIRequestContext, Browser, Page } from "@playwright/test";
import { expect } from "@playwright/test";

/** The admin of a team that no other test knows: what is done to it harms nobody. */
export interface OwnTeam {
  email: string;
  name: string;
  password: string;
}

export async function registerTeam(request: APIRequestContext): Promise<OwnTeam> {
  const mark = Date.now().toString(36);
  const admin = {
    email: `avery-${mark}@security.example`,
    name: "Avery Stone",
    password: `a long password for ${mark}`,
  };
  const response = await request.post("/api/v1/auth/register", {
    data: { ...admin, team_name: `Security ${mark}`, channel: "body" },
  });
  expect(response.status()).toBe(201);
  return admin;
}

export async function signInAs(page: Page, admin: OwnTeam, next: string): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Password").fill(admin.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL((url) => `${url.pathname}${url.search}` === next);
}

/** What the other device calls itself; the list of sign-ins says "Safari on iPhone". */
const userAgent =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Safari/604.1";

/** The same person on another device. */
export async function elsewhere(browser: Browser, admin: OwnTeam, next: string): Promise<Page> {
  const page = await (await browser.newContext({ userAgent })).newPage();
  await signInAs(page, admin, next);
  return page;
}
