import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { Desk } from "./support/sessions";

test("a finished session's note is edited by keyboard, compared, kept, and taken back", async ({
  page,
  request,
  demo,
  signIn,
}) => {
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const { id } = await desk.startAtFork("Nobody on the third floor can print");
  await desk.act(id, { type: "note", text: "Restarted the spooler.", audience: "internal" });
  await desk.act(id, { type: "abandon", why: "The printer is replaced tomorrow" });
  await page.goto(`/sessions/${id}`);

  const note = page.getByRole("region", { name: "Note", exact: true });
  await expect(note).toContainText("Restarted the spooler.");
  await page.keyboard.press("w");
  await expect(note.getByRole("textbox").first()).toBeFocused();
  const line = note.getByRole("textbox", { name: /^What was done/ }).filter({ hasText: "spooler" });
  await line.fill("Restarted the spooler on PRN01, password: Otter#Creek12");
  const changed = note.getByRole("listitem").filter({ hasText: "· changed" });
  await changed.getByRole("button", { name: /^Add a line below/ }).click();
  await note.getByRole("textbox", { name: /^Added line 1/ }).fill("Two jobs were stuck.");
  await expectAccessible(page);
  await note.getByRole("tab", { name: /^Changes/ }).click();
  await expect(note.locator("ins").first()).toBeVisible();
  await note.getByRole("tab", { name: "Edit", exact: true }).click();

  // What is not saved survives a reload.
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(note).toContainText("Restarted the spooler.");
  await page.keyboard.press("w");
  await expect(note).toContainText("What you had not saved is back");
  await note.getByRole("textbox", { name: /^Added line 1/ }).press("Control+Enter");
  await expect(note.getByRole("button", { name: /^Edit/ })).toBeFocused();

  await expect(note).toContainText("on PRN01, password: [redacted: password]");
  await expect(note).toContainText("Two jobs were stuck.");
  await expect(note).toContainText(/Edited by .+, 1 change/);
  await note.getByRole("tab", { name: "Ticket note" }).click();
  await expect(note).toContainText("- Two jobs were stuck.");
  await note.getByRole("tab", { name: "Rendered" }).click();

  await note.getByRole("button", { name: "Back to the generated note" }).click();
  await expect(note).not.toContainText("Two jobs were stuck.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(note).toContainText("Two jobs were stuck.");
  await expectAccessible(page);
});
