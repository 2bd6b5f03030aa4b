import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { Demo } from "./support/app";
import { Stage } from "./support/stage";

const program = process.env.RF_E2E_STAGE;

/** What the page was granted last. */
interface Grant {
  idle_expires_at: string;
  absolute_expires_at: string;
}

const test = base.extend<{ stage: Stage; demo: Demo }>({
  // biome-ignore lint/correctness/noEmptyPattern: the fixture needs no other
  stage: async ({}, use) => {
    if (!program) throw new Error("RF_E2E_STAGE names no stage: run cargo xtask test --only e2e");
    const stage = await Stage.start(program);
    await use(stage);
    stage.stop();
  },
  demo: async ({ stage, request }, use) => {
    const response = await request.get(`${stage.url}/api/v1/meta`);
    await use((await response.json()).demo);
  },
});

test("a working day: idle, policy and absolute limits, told in time and in both tabs", async ({
  browser,
  stage,
  demo,
}) => {
  test.slow();
  const desk = await newDesk(browser.newContext(), stage);
  const grant = await signIn(desk, stage, demo, "engineer");
  await startWork(desk);
  const worked = desk.url();
  const tab = await desk.context().newPage();
  await tab.goto(`${stage.url}/flows`);
  await expect(tab.getByRole("heading", { level: 1, name: "Flows" })).toBeVisible();

  await test.step("work keeps the sign-in alive", async () => {
    await desk.keyboard.press("Shift");
    const granted = nextGrant(desk.context(), true);
    await stage.pass(5);
    expect(Date.parse((await granted).idle_expires_at)).toBeGreaterThan(
      Date.parse(grant.idle_expires_at),
    );
  });

  const quiet = nextGrant(desk.context(), false);
  await stage.pass(5);
  const idleAt = (await quiet).idle_expires_at;
  await test.step("both tabs warn before the idle limit; staying in one is staying in both", async () => {
    await stage.passUntil(idleAt, 4);
    for (const page of [desk, tab]) {
      await expect(page.getByText("Still there?")).toHaveCount(1);
    }
    const granted = nextGrant(desk.context(), true);
    await desk.getByRole("button", { name: "Stay signed in" }).click();
    expect(Date.parse((await granted).idle_expires_at)).toBeGreaterThan(Date.parse(idleAt));
    for (const page of [desk, tab]) await expect(page.getByText("Still there?")).toHaveCount(0);
    await expect(desk).toHaveURL(worked);
  });

  const office = await newDesk(browser.newContext(), stage);
  await test.step("an admin shortens the limits; both tabs say that the policy changed", async () => {
    await signIn(office, stage, demo, "team_admin");
    await office.goto(`${stage.url}/settings/security-policy`);
    await office.getByRole("radio", { name: /^Custom/ }).check();
    for (const limit of ["Without use", "At the latest"]) {
      await office.getByLabel(`Unit of "${limit}"`).selectOption("hours");
      await office.getByLabel(limit, { exact: true }).fill("1");
    }
    await expect(
      office.getByText(/^Sign-ins that were last used more than 1 hour ago/),
    ).toBeVisible();
    await office.getByRole("button", { name: "Save policy" }).click();
    await expect(office.getByText("1 sign-in ended.")).toBeVisible();

    // Nobody touches them: their streams end with the sign-in.
    for (const page of [desk, tab]) {
      await expect(page.getByRole("alert")).toContainText("Your team's security policy changed", {
        timeout: 20_000,
      });
    }
  });

  await test.step("signing in again in one tab brings both back to where they were", async () => {
    await fillIn(desk, demo, "engineer");
    await expect(desk).toHaveURL(worked);
    await expect(tab).toHaveURL(/\/flows$/);
  });

  await test.step("the absolute limit is told, and signing in again leads back", async () => {
    await stage.pass(56);
    for (const page of [desk, tab]) {
      await expect(page.getByText("Your sign-in ends soon")).toHaveCount(1);
    }
    await expect(desk.getByRole("button", { name: "Stay signed in" })).toHaveCount(0);
    await desk.getByRole("button", { name: "Sign in again" }).click();
    for (const page of [desk, tab]) {
      await expect(page.getByRole("alert")).toContainText("maximum session length reached");
    }
    await fillIn(desk, demo, "engineer");
    await expect(desk).toHaveURL(worked);
  });

  await test.step("whoever heeds no warning finds out why, with nothing lost", async () => {
    await stage.pass(62);
    for (const page of [desk, tab]) {
      await expect(page.getByRole("alert")).toContainText(
        /maximum session length reached|Signed out after inactivity/,
      );
    }
    await fillIn(desk, demo, "engineer");
    await expect(desk).toHaveURL(worked);
    await expect(desk.getByRole("list", { name: "Path" }).getByRole("listitem")).not.toHaveCount(0);
  });
});

async function newDesk(made: Promise<BrowserContext>, stage: Stage): Promise<Page> {
  const context = await made;
  await stage.lendClock(context);
  return context.newPage();
}

async function signIn(page: Page, stage: Stage, demo: Demo, role: string): Promise<Grant> {
  await page.goto(`${stage.url}/sign-in`);
  const answer = page.waitForResponse("**/api/v1/auth/login");
  await fillIn(page, demo, role);
  await expect(page.getByRole("heading", { level: 1, name: "Flows" })).toBeVisible();
  return (await answer).json();
}

async function fillIn(page: Page, demo: Demo, role: string): Promise<void> {
  const account = demo.accounts.find((candidate) => candidate.role === role);
  await page.getByLabel("Email").fill(account?.email ?? "");
  await page.getByLabel("Password").fill(demo.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Starts a session on the first flow that can be run, and answers its first question. */
async function startWork(page: Page): Promise<void> {
  const runnable = "/flows?kind=troubleshooting&status=published";
  await page.goto(new URL(runnable, page.url()).href);
  await page.locator("a[data-row]").first().click();
  await page.getByRole("button", { name: "Start session" }).click();
  await page
    .getByRole("dialog", { name: "Start a session" })
    .getByRole("button", { name: "Start session" })
    .click();
  await expect(page).toHaveURL(/\/sessions\/.+/);
  const step = page.getByRole("heading", { level: 2 }).first();
  await expect(step).toBeFocused();
  const question = (await step.textContent()) ?? "";
  await page.keyboard.press("1");
  await expect(page.getByRole("list", { name: "Path" })).toContainText(question);
}

/** What the next renewal in any tab answers; `active` ones tell of somebody who is there. */
async function nextGrant(context: BrowserContext, active: boolean): Promise<Grant> {
  const response = await context.waitForEvent("response", {
    predicate: (candidate) => {
      const told = candidate.request().headers()["x-user-activity"] === "1";
      return candidate.url().endsWith("/auth/refresh") && candidate.ok() && (told || !active);
    },
  });
  return response.json();
}
