import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { createFlow, freshTitle, openView } from "./support/flows";

test("a flow reads from top to bottom, and its answers lead to their steps", async ({
  page,
  signIn,
}) => {
  await signIn("engineer", "/flows?status=published&kind=troubleshooting");
  await page.locator("a[data-row]").first().click();
  await expect(page).toHaveURL(/\/flows\/[^/?]+$/);
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
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("Tags").fill("scanner, smtp");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Back to the flow" }).click();
  await expect(page).not.toHaveURL(/\/edit/);
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
