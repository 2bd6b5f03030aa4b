import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { freshTitle } from "./support/flows";
import { Desk, expectStep } from "./support/sessions";
import { expectNoOverflow } from "./support/width";

const format = { format: "resolutionflow.flow/1", kind: "troubleshooting" };

test("a free session takes up a flow, walks into its sub-flow and out by keyboard, and puts a suggestion aside", async ({
  page,
  request,
  demo,
  signIn,
}) => {
  test.slow();
  const { email } = await signIn("engineer", "/sessions");
  const desk = await Desk.as(request, demo, email);
  const word = freshTitle("Zebra").replace(" ", "");
  const inner = await desk.published({
    ...{ ...format, title: `${word} profile`, start: "close" },
    steps: {
      close: { type: "action", title: "Close the program", goto: "built" },
      built: { type: "resolution", title: "The profile is new" },
    },
  });
  const outer = await desk.published({
    ...{ ...format, title: `${word} asks again`, start: "look" },
    steps: {
      look: { type: "action", title: "Look at the prompt", goto: "profile" },
      profile: {
        ...{ type: "subflow", title: "Rebuild the profile", goto: "restart" },
        flow: await desk.slugOf(inner.id),
      },
      restart: { type: "action", title: "Restart the computer", goto: "fixed" },
      fixed: { type: "resolution", title: "It asks no more" },
    },
  });

  // One dialog starts everything, also without a flow.
  await page.keyboard.press("g");
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog", { name: "Start a session" });
  await expect(dialog.getByRole("textbox", { name: "Problem" })).toBeFocused();
  await page.keyboard.type(`${word} asks`);
  await expect(dialog.getByRole("radio").first()).toHaveAccessibleName(new RegExp(word));
  await page.keyboard.press("ArrowUp");
  await expect(dialog.getByRole("radio", { name: /^Without a flow/ })).toBeChecked();
  await expectAccessible(page);
  await expect(dialog.getByRole("button", { name: "Start session" })).not.toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await page.keyboard.press("Enter");
  await expectStep(page, "What did you do first?");
  await page.keyboard.press("a");
  await page.keyboard.type("Asked a colleague");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("list", { name: "Ad-hoc steps" })).toContainText("Asked a colleague");

  await page.getByRole("heading", { level: 2, name: "What did you do next?" }).click();
  await page.keyboard.press("t");
  await expect(page.getByLabel("Find a flow")).toBeFocused();
  await expectAccessible(page);
  await page.getByRole("button", { name: `Follow “${outer.title}”` }).press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "Look at the prompt" })).toBeVisible();
  await expect(page.getByText("Asked a colleague").first()).toBeVisible();

  // Not the restart: it was done.
  await page.getByRole("button", { name: "“Restart the computer” is not relevant" }).press("Enter");
  await expect(page.getByText("Not relevant: Restart the computer", { exact: true })).toBeVisible();

  await page.getByRole("heading", { level: 2, name: "Look at the prompt" }).click();
  await page.keyboard.press("Enter");
  await expectStep(page, "Rebuild the profile");
  await page.keyboard.press("Enter");
  await expectStep(page, "Close the program");
  await expect(page.getByText(/^Rebuild the profile › step 1/)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expectStep(page, "The profile is new");
  await page.keyboard.press("Backspace");
  await expectStep(page, "Close the program");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expectStep(page, "Restart the computer");
  await expect(page.getByRole("list", { name: "Path" })).toContainText("Entered");

  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await expect(page.getByText("Went into: Rebuild the profile").first()).toBeVisible();
  const note = await desk.note(id, "internal");
  for (const line of [
    "Also did: Asked a colleague",
    `Took up the flow: ${outer.title}`,
    "Suggestion not relevant: Restart the computer",
    "Rebuild the profile › Done: Close the program",
  ]) {
    expect(note).toContain(line);
  }
  expect(await desk.note(id, "client")).not.toContain("›");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await expectNoOverflow(page);
  await desk.act(id, { type: "abandon", why: "A test of sub-flows." });
});
