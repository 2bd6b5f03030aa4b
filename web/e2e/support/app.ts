import { test as base, expect, type Page } from "@playwright/test";

export interface DemoAccount {
  email: string;
  name: string;
  role: "viewer" | "engineer" | "team_admin" | "super_admin";
}

export interface Demo {
  password: string;
  accounts: DemoAccount[];
}

interface Fixtures {
  demo: Demo;
  /** Signs in as somebody with this role, and waits at the flows. */
  signIn: (role?: DemoAccount["role"], next?: string) => Promise<DemoAccount>;
  /** Fails the test when a page broke, or did something that its security policy forbids. */
  watch: undefined;
}

export const test = base.extend<Fixtures>({
  demo: async ({ request }, use) => {
    const response = await request.get("/api/v1/meta");
    const { demo } = await response.json();
    expect(demo, "the server must run with demo data").toBeTruthy();
    await use(demo);
  },

  signIn: async ({ page, demo }, use) => {
    await use(async (role = "engineer", next = "/flows") => {
      const account = demo.accounts.find((candidate) => candidate.role === role);
      if (!account) throw new Error(`the demo data has no ${role}`);
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
      await page.getByLabel("Email").fill(account.email);
      await page.getByLabel("Password").fill(demo.password);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(page).toHaveURL((url) => `${url.pathname}${url.search}` === next);
      await expect(page.getByRole("button", { name: /^Account of/ })).toBeVisible();
      return account;
    });
  },

  watch: [
    async ({ page }, use) => {
      pressOnceIdle(page);
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
      await watchPolicy(page, faults);
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** Presses keys once the page has nothing else to do: it listens a moment after it is shown. */
function pressOnceIdle(page: Page): void {
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (key, options) => {
    await page.evaluate(
      () => new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 2000 })),
    );
    await press(key, options);
  };
}

async function watchPolicy(page: Page, faults: string[]): Promise<void> {
  await page.exposeFunction("rfPolicyViolation", (what: string) => faults.push(`policy: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const what = `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`;
      const report = Reflect.get(window, "rfPolicyViolation");
      if (typeof report === "function") report(what);
    });
  });
}
