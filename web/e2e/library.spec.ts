import { expect, type Page } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";

const rows = (page: Page) => page.getByRole("table", { name: "Flows" }).locator("a[data-row]");

test("a flow is found by its words, and the address keeps the search", async ({ page, signIn }) => {
  await signIn();
  const title = await rows(page).first().innerText();
  await page.keyboard.press("/");
  await page.keyboard.type(title);
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === title);
  await expect(rows(page).filter({ hasText: title }).first()).toBeVisible();

  await page.reload();
  await expect(page.getByLabel("Search flows")).toHaveValue(title);
  await expect(rows(page).filter({ hasText: title }).first()).toBeVisible();
});

test("a search without matches says so, and clears", async ({ page, signIn }) => {
  await signIn("engineer", "/flows?q=zzz-nothing-like-this");
  await expect(page.getByText("No flows match")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(rows(page).first()).toBeVisible();
  await expect(page).toHaveURL((url) => url.search === "");
});

test("a category shows its own flows only", async ({ page, signIn }) => {
  await signIn();
  await expect(rows(page).first()).toBeVisible();
  const all = await rows(page).count();
  const category = page.getByLabel("Category");
  await expect(category.locator("option").nth(1)).toBeAttached();
  await category.selectOption({ index: 1 });
  const chosen = new URL(page.url()).searchParams.get("category") ?? "";
  expect(chosen).not.toBe("");
  const strangers = rows(page)
    .locator("xpath=ancestor::tr")
    .filter({
      hasNot: page.getByRole("cell", { name: chosen, exact: true }),
    });
  await expect(strangers).toHaveCount(0);
  const count = await rows(page).count();
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(all);
});

test("the keyboard alone opens a flow", async ({ page, signIn }) => {
  await signIn();
  await expect(rows(page).first()).toBeVisible();
  const title = await rows(page).nth(1).innerText();
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await expect(rows(page).nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
});

test("the keyboard alone runs a published flow", async ({ page, signIn }) => {
  test.slow();
  await signIn("engineer", "/flows?status=published");
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("r");
  await expect(page.getByRole("dialog", { name: "Start a session" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type("The caller hears nothing");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sessions\/.+/);
});

test("viewers are not offered what they may not do", async ({ page, signIn }) => {
  await signIn("viewer");
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole("button", { name: /New flow|^Run / })).toHaveCount(0);
});

test("the list, wide and as cards on a phone", async ({ page, signIn }) => {
  test.slow();
  await signIn();
  await expect(rows(page).first()).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("list", { name: "Flows" })).toBeVisible();
  await expectAccessible(page);
});
