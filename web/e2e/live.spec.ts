import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { as } from "./support/people";
import { Desk, expectStep } from "./support/sessions";

/** What a toast says. */
function told(page: Page, words: string): Locator {
  return page.getByRole("region", { name: /^Notifications/ }).getByText(words);
}

test("a lead opens an engineer's session, both see each other, and each sees what the other does", async ({
  page,
  browser,
  request,
  demo,
  signIn,
}) => {
  const engineer = await signIn("engineer");
  const desk = await Desk.as(request, demo, engineer.email);
  const { flow, step, id } = await desk.startAtFork("Two of us look at this one");
  const [one] = step.answers;
  const next = flow.steps[one.goto]?.title ?? "";

  await page.goto(`/sessions/${id}`);
  await expectStep(page, step.title);
  const admin = demo.accounts.find(({ role }) => role === "team_admin");
  const lead = await as(browser, demo, "team_admin");
  await lead.page.goto(`/sessions/${id}`);
  await expectStep(lead.page, step.title);
  await expect(page.getByText(`Also here: ${admin?.name}`)).toBeAttached();
  await expect(lead.page.getByText(`Also here: ${engineer.name}`)).toBeAttached();
  await expectAccessible(lead.page);

  await page.keyboard.press("1");
  await expectStep(page, next);
  await expectStep(lead.page, next);
  await expect(told(lead.page, `${engineer.name} answered “${one.label}”`)).toBeVisible();
  await expect(lead.page.getByRole("list", { name: "Path" })).toContainText(one.label);

  const words = "Ask them to hold the power button for ten seconds";
  await lead.page.getByRole("textbox", { name: "Internal note" }).fill(words);
  await lead.page.keyboard.press("Control+Enter");
  await expect(page.getByRole("region", { name: "Live note" }).getByText(words)).toBeVisible();
  await expect(told(page, `${admin?.name} wrote an internal note`)).toBeVisible();
  await expectAccessible(page);

  await lead.page.goto("/sessions");
  await expect(page.getByText(/Also here/)).toHaveCount(0, { timeout: 30_000 });
  await lead.context.close();
  await desk.act(id, { type: "abandon", why: "A test of two people in one session." });
  await expect(page.getByRole("heading", { name: "Abandoned", exact: true })).toBeVisible();
});
