import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { createFlow, freshTitle, openView } from "./support/flows";

test("a flow reads from top to bottom, and its answers lead to their steps", async ({
  page,
  signIn,
}) => {
  await signIn("engineer", "/flows?status=published");
  await page.locator("a[data-row]").first().click();
  await expect(page.getByRole("button", { name: "Start session" })).toBeVisible();
  await expectAccessible(page);

  const target = page.locator("main li ul a[href*='#step-']").first();
  const href = (await target.getAttribute("href")) ?? "";
  await target.click();
  await expect(page).toHaveURL((url) => href.endsWith(url.hash) && url.hash !== "");
  await expect(page.locator("main li:focus h3")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
});

test("a new flow is renamed, published and run", async ({ page, signIn }) => {
  test.slow();
  await signIn("team_admin");
  await createFlow(page, freshTitle("Scanner"));
  const title = freshTitle("Scanner to mail");
  await openView(page, "Details");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Tags").fill("scanner, smtp");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save details" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  await page.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish version 1" });
  await dialog.getByLabel("What changed").fill("First version");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Version 1", { exact: true })).toBeVisible();

  await openView(page, "Versions");
  await expect(page.getByText("First version")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Version 1" }).click();
  await expect(page.getByRole("link", { name: "Back to the draft" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Start session" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start session" }).click();
  await expect(page).toHaveURL(/\/sessions\/.+/);
});

test("a flow with an error says where, and is not published", async ({ page, signIn }) => {
  await signIn("team_admin");
  await createFlow(page, freshTitle("Broken"));
  const source = page.getByLabel("Draft as JSON");
  const text = await source.inputValue();
  await source.fill(text.replace('"goto": "solved"', '"goto": "nowhere"'));
  await page.getByRole("button", { name: "Validate" }).click();
  await page
    .getByRole("button", { name: /^Error/ })
    .first()
    .click();
  await expect(source).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Control+s");
  await expect(page.getByText(/^Revision 2, saved/)).toBeVisible();

  await page.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(dialog.getByRole("alert")).toContainText("errors");
  await dialog
    .getByRole("button", { name: /^Error/ })
    .first()
    .click();
  await expect(page).toHaveURL(/#step-/);
});

test("two people saving the same draft lose nothing", async ({ page, signIn, context }) => {
  await signIn("team_admin");
  await createFlow(page, freshTitle("Shared"));
  const other = await context.newPage();
  await other.goto(page.url());
  const theirs = other.getByLabel("Draft as JSON");
  await theirs.fill((await theirs.inputValue()).replace("Solved", "Solved by them"));
  await other.getByRole("button", { name: "Save draft" }).click();
  await expect(other.getByText(/^Revision 2, saved/)).toBeVisible();

  const mine = page.getByLabel("Draft as JSON");
  const text = (await mine.inputValue()).replace("Solved", "Solved by me");
  await mine.fill(text);
  await page.getByRole("button", { name: "Save draft" }).click();
  const dialog = page.getByRole("dialog", { name: "Somebody else saved this flow" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(mine).toHaveValue(text);
  await page.getByRole("button", { name: "Save draft" }).click();
  await dialog.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByText(/^Revision 3, saved/)).toBeVisible();
  expect(await mine.inputValue()).toContain("Solved by me");
});

test("unsaved changes are not left behind unasked", async ({ page, signIn }) => {
  await signIn("team_admin");
  await createFlow(page, freshTitle("Unsaved"));
  await page.getByLabel("Draft as JSON").press("Control+End");
  await page.keyboard.type("\n");
  await page.getByRole("main").getByRole("link", { name: "Flows" }).click();
  await expect(page.getByRole("dialog", { name: "Leave without saving?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Stay here" }).click();
  await expect(page.getByLabel("Draft as JSON")).toBeVisible();
});
