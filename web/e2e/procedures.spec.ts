import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { freshTitle } from "./support/flows";
import { Desk, expectStep } from "./support/sessions";

const patching = () => ({
  format: "resolutionflow.flow/1",
  kind: "procedural",
  title: freshTitle("Patch a machine"),
  sections: [
    { title: "Before", steps: ["sort", "snapshot", "tell"] },
    { title: "Patch", steps: ["patch"] },
  ],
  steps: {
    sort: {
      type: "question",
      title: "What is patched?",
      answers: [
        { id: "server", label: "A server" },
        { id: "desk", label: "A workstation" },
      ],
    },
    snapshot: {
      type: "action",
      title: "Take a snapshot",
      required: true,
      when: 'answers.sort == "server"',
    },
    tell: { type: "action", title: "Tell the user" },
    patch: { type: "action", title: "Install the updates", required: true },
  },
});

test("a procedure is worked through by keyboard, and its note tells what was skipped", async ({
  page,
  request,
  demo,
  signIn,
}) => {
  test.slow();
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const { id } = await desk.start(await desk.published(patching()), "Patch day at Contoso");
  await page.goto(`/sessions/${id}`);
  await expectStep(page, "What is patched?");
  await expectAccessible(page);

  // The snapshot does not apply to a workstation.
  await page.keyboard.press("2");
  await expectStep(page, "Tell the user");
  await expect(page.getByText("Does not apply")).toBeVisible();
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog", { name: "Skip this step" });
  await expect(dialog.getByLabel("Why it is skipped")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Say in a few words why the step is skipped.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type("The user is on leave");
  await page.keyboard.press("Enter");
  await expectStep(page, "Install the updates");

  // Not through before what is required is done.
  await page.keyboard.press("Control+Enter");
  const resolve = page.getByRole("dialog", { name: "Resolve session" });
  await resolve.getByRole("textbox", { name: "What solved it" }).fill("Patched");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/required steps are still open/i).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(resolve).toHaveCount(0);

  // The first answer was wrong: that step alone is opened again.
  await page.getByRole("button", { name: "Open “What is patched?” again, a workstation" }).click();
  await expectStep(page, "What is patched?");
  await page.keyboard.press("1");
  await expectStep(page, "Take a snapshot");
  await page.keyboard.press("Enter");
  await expectStep(page, "Install the updates");
  await page.keyboard.press("Enter");
  await expectStep(page, "No step is left");
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByRole("textbox", { name: "What solved it" }).fill("Patched in the window");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Resolved", exact: true })).toBeVisible();
  const told = page.getByRole("region", { name: "Note", exact: true });
  for (const words of ["The user is on leave", "Take a snapshot", "Patched in the window"]) {
    await expect(told).toContainText(words);
  }
});
