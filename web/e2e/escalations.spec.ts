import { expect, type Page } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { as } from "./support/people";
import { Desk, expectStep } from "./support/sessions";

/** Pages ask for news every quarter of a minute. */
const soon = { timeout: 30_000 };

function toasts(page: Page) {
  return page.getByRole("region", { name: /^Notifications/ });
}

test("an engineer escalates, a lead hears of it, accepts and goes on at the same step", async ({
  page,
  browser,
  request,
  demo,
  signIn,
}) => {
  test.slow();
  const engineer = await signIn("engineer");
  const admin = demo.accounts.find(({ role }) => role === "team_admin");
  const desk = await Desk.as(request, demo, engineer.email);
  const { step, id, reference } = await desk.startAtFork("The whole branch is offline");
  const lead = await as(browser, demo, "team_admin");
  await lead.page.goto("/escalations");
  await expect(lead.page.getByRole("heading", { level: 1, name: "Escalations" })).toBeVisible();

  await page.goto(`/sessions/${id}`);
  await expectStep(page, step.title);
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: "Escalate session" });
  await dialog.getByLabel("Ask a person").selectOption({ label: admin?.name });
  await dialog.getByLabel("Reason").fill("Only you know this firewall");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: `Escalated to ${admin?.name}` })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Accept/ })).toHaveCount(0);

  await test.step("the lead sees it come in: a message, the bell, the queue", async () => {
    const { page: desktop } = lead;
    await expect(toasts(desktop).getByText(`${engineer.name} escalated ${reference}`)).toBeVisible(
      soon,
    );
    await expect(desktop.getByRole("button", { name: /^Notifications, \d+ unread/ })).toBeVisible();
    await expect(desktop.getByRole("link", { name: /^Escalations\s*\d+ waiting/ })).toBeVisible();
    const row = desktop.getByRole("link", { name: reference, exact: true });
    await expect(row).toBeVisible(soon);
    await row.press("Enter");
    const panel = desktop.getByRole("region", { name: "Escalated session" });
    await expect(panel.getByText("Only you know this firewall")).toBeVisible();
    await expectAccessible(desktop);
    await desktop.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(desktop);
    await desktop.setViewportSize({ width: 1280, height: 800 });
    // Over a short page: what lies behind the list is judged above.
    await desktop.goto("/import");
    await desktop.getByRole("button", { name: /^Notifications/ }).click();
    const list = desktop.getByRole("dialog", { name: "Notifications" });
    await expect(list.getByText(`${engineer.name} escalated ${reference}`)).toBeVisible();
    await expectAccessible(desktop);
    await desktop.keyboard.press("Escape");
    await expect(list).toHaveCount(0);
    await desktop.goto(`/escalations?session=${id}`);
  });

  await test.step("the lead accepts and works on at the step", async () => {
    await lead.page.getByRole("button", { name: /^Accept/ }).click();
    await expect(lead.page).toHaveURL(new RegExp(`/sessions/${id}$`));
    await expectStep(lead.page, step.title);
    await lead.page.keyboard.press("1");
    await expect(lead.page.getByRole("list", { name: "Path" })).toContainText(
      step.answers[0].label,
    );
  });

  await test.step("the engineer sees both, and may only read", async () => {
    await expect(page.getByText(/You are watching/)).toBeVisible(soon);
    await expect(page.getByRole("list", { name: "Path" })).toContainText(step.answers[0].label);
    await expect(page.getByRole("button", { name: /^Notifications, \d+ unread/ })).toBeVisible(
      soon,
    );
  });

  await test.step("the lead returns it, and the engineer goes on", async () => {
    await lead.page.getByRole("button", { name: "More", exact: true }).click();
    await lead.page.getByRole("menuitem", { name: "Return escalation…" }).click();
    const back = lead.page.getByRole("dialog", { name: "Return escalation" });
    await back.getByLabel("Why it goes back").fill("The firewall is fine");
    await back.getByRole("button", { name: "Return escalation" }).click();
    await expect(back).toHaveCount(0);
    await expect(page.getByText(/You are watching/)).toHaveCount(0, soon);
    await expect(page.getByRole("button", { name: /^Resolve/ })).toBeVisible();
  });
  await lead.context.close();
  await desk.act(id, { type: "abandon", why: "A test of handing over." });
});
