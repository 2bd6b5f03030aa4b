import { expect, type Page } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { Desk, expectStep, firstStep } from "./support/sessions";

/** Opens a hypothesis by keyboard alone. */
async function suspect(page: Page, statement: string): Promise<void> {
  await page.keyboard.press("h");
  await expect(page.getByLabel("What may be behind it")).toBeFocused();
  await page.keyboard.type(statement);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: statement })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

test("a ticket without a flow is worked with ad-hoc steps and two hypotheses up to its note", async ({
  page,
  signIn,
}) => {
  test.slow();
  await signIn("engineer");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Command palette" })).toBeFocused();
  await page.keyboard.type("without a flow");
  await page.keyboard.press("Enter");
  const start = page.getByRole("dialog", { name: "Start a session" });
  await expect(start.getByRole("textbox", { name: "Problem" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(start.getByText("Say in a few words what the problem is.")).toBeVisible();
  await expectAccessible(page);
  const problem = "The scanner on the second floor sends no mail";
  await page.keyboard.type(problem);
  const none = start.getByRole("radio", { name: /^Without a flow/ });
  await expect(start.getByRole("button", { name: "Start session" })).not.toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await none.check();
  await start.getByRole("textbox", { name: "Problem" }).focus();
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1, name: problem })).toBeVisible();
  await expectStep(page, "What did you do first?");
  await expectAccessible(page);
  await page.keyboard.press("a");
  await expect(page.getByLabel("What you did")).toBeFocused();
  await page.keyboard.type("Sent a test page");
  await page.keyboard.press("Tab");
  await page.keyboard.type("550 relay denied");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("list", { name: "Ad-hoc steps" })).toContainText("Sent a test page");
  await expect(page.getByLabel("What you did")).toBeFocused();

  await page.getByRole("heading", { level: 2, name: "What did you do next?" }).focus();
  await suspect(page, "The relay does not know its address");
  await suspect(page, "Its firmware is too old");
  const second = page.getByRole("region", { name: "Its firmware is too old" });
  await second.getByLabel("Add a finding to hypothesis 2").focus();
  await page.keyboard.type("Firmware 4.12 is of this year");
  await page.keyboard.press("Enter");
  await expect(second.getByText("Firmware 4.12 is of this year")).toBeVisible();
  await expectAccessible(page);
  await second.getByRole("button", { name: "Close…" }).press("Enter");
  const close = page.getByRole("dialog", { name: "Close hypothesis 2" });
  await expect(close.getByLabel("Why")).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type("It knows TLS 1.3");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Closed hypotheses" })).toContainText(
    "2 ruled out: Its firmware is too old (It knows TLS 1.3)",
  );
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByRole("heading", { level: 2, name: "What did you do next?" }).focus();
  await page.keyboard.press("Control+Enter");
  const resolve = page.getByRole("dialog", { name: "Resolve session" });
  await resolve.getByLabel("What solved it").focus();
  await page.keyboard.type("The scanner has its old address again");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Resolved", exact: true })).toBeVisible();
  const told = page.getByRole("region", { name: "Note", exact: true });
  for (const words of [
    ": Free-form",
    "Also did: Sent a test page. Result:",
    "550 relay denied",
    "Hypothesis 1 opened: The relay does not know its address (still open)",
    "Note on hypothesis 2:",
    "Hypothesis 2 ruled out: It knows TLS 1.3",
    "The scanner has its old address again",
  ]) {
    await expect(told).toContainText(words);
  }
  await page.goto("/sessions?view=all");
  await expect(page.getByRole("row").filter({ hasText: problem }).first()).toContainText(
    "Free-form",
  );
});

test("a step beside the flow is written down by keyboard and stands between the flow's own", async ({
  page,
  request,
  demo,
  signIn,
}) => {
  test.slow();
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const { flow, step, id } = await desk.startAtFork("Beside the flow");
  await page.goto(`/sessions/${id}`);
  await expectStep(page, step.title);
  await page.keyboard.press("1");
  const next = firstStep(flow).answers[0].goto;
  await expectStep(page, flow.steps[next]?.title ?? "");

  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog", { name: "Add a step" });
  await expect(dialog.getByLabel("What you did")).toBeFocused();
  await page.keyboard.type("Swapped the cable");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toHaveCount(0);
  await expectStep(page, flow.steps[next]?.title ?? "");
  await expect(page.getByRole("list", { name: "Besides" })).toContainText("Swapped the cable");
  const note = page.getByRole("region", { name: "Live note" });
  await expect(note).toContainText("Also did: Swapped the cable");
  await page.keyboard.press("Backspace");
  await expectStep(page, step.title);
  await expect(note).toContainText("Also did: Swapped the cable");
});
