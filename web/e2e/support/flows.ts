import { expect, type Page } from "@playwright/test";

/** A title that no other flow has. */
export function freshTitle(what: string): string {
  return `${what} ${Date.now().toString(36)}`;
}

/** Makes a new draft in the library, and waits in its editor. */
export async function createFlow(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "New flow" }).click();
  await page.getByRole("dialog").getByLabel("Title").fill(title);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

/** Opens one of the views of the flow on screen. */
export async function openView(page: Page, name: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "Views of this flow" })
    .getByRole("link", { name })
    .click();
}
