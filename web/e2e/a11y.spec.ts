import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { expectNoOverflow } from "./support/width";

test("the sign-in page, with and without faults", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("Enter your password.")).toBeVisible();
  await expectAccessible(page);
});

for (const path of ["/forgot-password", "/reset-password", "/confirm-email", "/sign-in/callback"]) {
  test(`${path}, which needs no sign-in`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  });
}

test("the registration page", async ({ page }) => {
  await page.goto("/register");
  await page.getByRole("button", { name: "Create team" }).click();
  await expectAccessible(page);
});

for (const path of ["/flows", "/steps", "/sessions", "/escalations", "/import", "/nowhere"]) {
  test(`${path}, on a wide and on a narrow screen`, async ({ page, signIn }) => {
    await signIn("team_admin", path);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(page);
  });
}

test("the account menu, the palette and the shortcut sheet", async ({ page, signIn }) => {
  // Over a short page: what lies behind them is judged above.
  await signIn("engineer", "/import");
  await page.getByRole("button", { name: /^Account of/ }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Command palette" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.keyboard.press("?");
  await expect(page.getByRole("heading", { name: "Keyboard shortcuts" })).toBeVisible();
  await expectAccessible(page);
});

test("nothing is cut off at 320 pixels, which is 400 % zoom", async ({ page, signIn }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn();
  for (const path of ["/flows", "/steps", "/sessions", "/import"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoOverflow(page, path);
  }
});
