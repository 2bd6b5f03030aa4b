import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { Desk } from "./support/sessions";
import { expectNoOverflow } from "./support/width";

test("a session is found by its reference and opened by keyboard", async ({
  page,
  request,
  demo,
  signIn,
}) => {
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const { id, reference } = await desk.startAtFork("Nothing prints on the second floor");
  await page.goto("/sessions");
  const table = page.getByRole("table", { name: "Sessions" });
  await expect(table.getByRole("link", { name: reference })).toBeVisible();

  await page.keyboard.press("/");
  await page.keyboard.type(reference);
  await expect(page).toHaveURL(new RegExp(`q=${reference}`));
  await expect(table.getByRole("row")).toHaveCount(2);
  await page.getByRole("searchbox").blur();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/sessions/${id}$`));
  await desk.act(id, { type: "abandon", why: "A test of the list." });

  await page.goto(`/sessions?view=ended&status=abandoned&q=${reference}`);
  await expect(page.getByRole("row", { name: reference })).toContainText("Abandoned");
});

test("words that match nothing say so, and the filters can be cleared", async ({
  page,
  signIn,
}) => {
  await signIn("engineer", "/sessions?view=all&q=nothing-has-this-name");
  await expect(page.getByText("No session matches")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/sessions\?view=all$/);
  await expect(page.getByRole("table", { name: "Sessions" })).toBeVisible();
});

test("the list in both themes, wide and on a phone", async ({ page, signIn }) => {
  await signIn("team_admin", "/sessions?view=all");
  await expect(page.getByRole("table", { name: "Sessions" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("list", { name: "Sessions" })).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
});
