import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { Desk, expectStep } from "./support/sessions";
import { expectNoOverflow } from "./support/width";

const secret = "Tr0ub4dor&3";

test("each reads what is for them, and no password unless somebody keeps it", async ({
  page,
  request,
  demo,
  signIn,
}) => {
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const { step, id, reference } = await desk.startAtFork("Nobody on the second floor can print");
  const told = (password: string) =>
    `Restarted the spooler. The local admin password is ${password}.`;
  await desk.act(id, { type: "note", text: told(secret), audience: "internal" });
  await desk.act(id, { type: "note", text: "Please print again.", audience: "client" });
  await page.goto(`/sessions/${id}`);
  await expectStep(page, step.title);

  const note = page.getByRole("region", { name: "Live note" });
  await expect(note).toContainText(told("[redacted: password]"));
  await expect(note).toContainText("1 password hidden");
  await note.getByRole("button", { name: "Review" }).click();
  await expect(note.locator("mark")).toHaveText(secret);
  await expectAccessible(page);
  await note.getByRole("button", { name: "Keep this" }).click();
  await expect(note).toContainText(told(secret));
  await note.getByRole("button", { name: "Hide again" }).click();
  await expect(note).toContainText("1 password hidden");
  await note.getByRole("button", { name: "Close the review" }).click();
  await note.getByRole("radio", { name: "Internal" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(note).toContainText(`Service report ${reference}`);
  await expect(note).toContainText("Please print again.");
  await expect(note).not.toContainText("Restarted the spooler");
  await expectAccessible(page);

  await page.keyboard.press("ArrowRight");
  await expect(note).toContainText(`Escalation briefing ${reference}`);
  await expect(note).toContainText("The local admin password is [redacted: password].");
  await expect(note).toContainText("1 password hidden");
  await expectAccessible(page);
  const saved = page.waitForEvent("download");
  await note.getByRole("button", { name: "Download" }).click();
  await page.getByRole("menuitem", { name: "Plain text (.txt)" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe(`${reference}-escalation.txt`);
  const text = await readFile(await file.path(), "utf8");
  expect(text).toContain("[redacted: password]");
  expect(text).not.toContain(secret);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await page.getByRole("tab", { name: "Live note" }).click();
  await expect(page.getByText(`Escalation briefing ${reference}`)).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
});
