import { expect, type Page } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { freshTitle } from "./support/flows";

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

test("a category shows its own flows only, and back shows all again", async ({ page, signIn }) => {
  await signIn();
  await expect(rows(page).first()).toBeVisible();
  const category = page.getByLabel("Category");
  await expect(category.locator("option").nth(1)).toBeAttached();
  const [, name, count] =
    /^(.*) \((\d+)\)$/.exec(await category.locator("option").nth(1).innerText()) ?? [];
  await category.selectOption({ index: 1 });
  await expect(page).toHaveURL((url) => url.searchParams.get("category") === name);
  await expect(rows(page)).toHaveCount(Number(count));
  await page.goBack();
  await expect(page).toHaveURL((url) => url.search === "");
});

test("a mistyped word is understood, and the words are marked", async ({ page, signIn }) => {
  await signIn();
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("outlok");
  await expect(page.getByText(/^Showing results for “outlook”/)).toBeVisible();
  await expect(page.locator("mark").first()).toHaveText(/outlook/i);
  await expectAccessible(page);
});

test("the folders are walked by keys, and a flow that is moved can be moved back", async ({
  page,
  signIn,
}) => {
  test.slow();
  await signIn("team_admin");
  await expect(rows(page).first()).toBeVisible();
  const name = freshTitle("Folder");
  await page.getByRole("button", { name: "New folder", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  const folder = page.getByRole("treeitem", { name: new RegExp(`^${name}`) });
  await expect(folder).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await rows(page).first().focus();
  await page.keyboard.press("x");
  const bar = page.getByRole("region", { name: "Selected flows" });
  await expect(bar).toContainText("1 flow selected");
  await expectAccessible(page);
  await bar.getByRole("button", { name: "Move…" }).click();
  await page.getByRole("dialog").getByLabel("Folder").selectOption(name);
  await page.getByRole("button", { name: "Move", exact: true }).click();
  await expect(page.getByText("Moved 1 flow")).toBeVisible();
  await expect(folder).toHaveAccessibleName(/1 flow$/);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("Put back 1 flow")).toBeVisible();
  await expect(folder).toHaveAccessibleName(/0 flows$/);

  await folder.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("This folder is empty")).toBeVisible();
  await page.keyboard.press("Delete");
  await page.getByRole("button", { name: "Delete folder" }).click();
  await expect(folder).toHaveCount(0);
  await expect(rows(page).first()).toBeVisible();
});

test("a peek shows a flow beside the list, and Escape gives the focus back", async ({
  page,
  signIn,
}) => {
  await signIn();
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press("p");
  const peek = page.getByRole("region", { name: /^Peek: / });
  await expect(peek.getByRole("region", { name: "Steps in short" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(peek).toHaveCount(0);
  await expect(rows(page).first()).toBeFocused();
});

test("a favourite is kept at hand", async ({ page, signIn }) => {
  await signIn();
  await expect(rows(page).first()).toBeVisible();
  const title = await rows(page).first().innerText();
  const star = page.getByRole("button", { name: `Favourite ${title}` });
  if ((await star.getAttribute("aria-pressed")) === "false") await star.click();
  await page.getByRole("link", { name: /^Favourites/ }).click();
  await expect(rows(page).filter({ hasText: title })).toHaveCount(1);
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
  await signIn("engineer", "/flows?status=published&kind=troubleshooting");
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
  await page.getByRole("button", { name: "Folders" }).click();
  await expect(page.getByRole("dialog", { name: "Views and folders" })).toBeVisible();
  await expectAccessible(page);
});
