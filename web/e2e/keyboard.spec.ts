import { expect } from "@playwright/test";
import { test } from "./support/app";

test("the whole app is reached without a mouse", async ({ page, signIn }) => {
  await signIn();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("combobox", { name: "Command palette" });
  await expect(palette).toBeFocused();
  await page.keyboard.type("sessions");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Sessions", level: 1 })).toBeFocused();

  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await expect(page.getByRole("heading", { name: "Flows", level: 1 })).toBeVisible();
});

test("single keys can be switched off, and stay off", async ({ page, signIn }) => {
  await signIn();
  // Keys count once the page has taken the focus from the form that is gone.
  await expect(page.getByRole("heading", { name: "Flows", level: 1 })).toBeFocused();
  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: /Single-key shortcuts/ }).uncheck();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Flows", level: 1 })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the first Tab offers to skip the navigation", async ({ page, signIn }) => {
  await signIn();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});
