import { expect, type Page } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { createFlow, freshTitle } from "./support/flows";

const outline = (page: Page) => page.getByRole("tree", { name: "Outline" });
const lines = (page: Page) => outline(page).getByRole("treeitem");
const selected = (page: Page) => outline(page).locator('[aria-selected="true"]');
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

async function save(page: Page): Promise<void> {
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}

/** From the fields back to the outline. */
async function back(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(selected(page)).toBeFocused();
}

async function tabTo(page: Page, label: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(field(page, label)).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0] });
}

/** A step after the selected one. */
async function addStep(page: Page, title: string): Promise<void> {
  await page.keyboard.press("n");
  await expect(field(page, "Title")).toBeFocused();
  await page.keyboard.type(title);
  await back(page);
}

async function publish(page: Page, note: string): Promise<void> {
  await page.keyboard.press("p");
  const dialog = page.getByRole("dialog", { name: "Publish version 1" });
  await expect(dialog.getByLabel("What changed")).toBeFocused();
  await page.keyboard.type(note);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Version 1 is published")).toBeVisible();
}

test("a troubleshooting flow of twelve steps is built and published by keyboard alone", async ({
  page,
  signIn,
}) => {
  test.slow();
  await signIn("team_admin");
  await createFlow(page, freshTitle("By keyboard"));
  await tabTo(page, "Title");
  await back(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("F2");
  await expect(field(page, "Title")).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("What does the light show?");
  await back(page);
  for (let number = 3; number <= 11; number += 1) {
    await page.keyboard.press("a");
    await expect(field(page, `Answer ${number}`)).toBeFocused();
    await page.keyboard.type(`${number} blinks`);
    await tabTo(page, `Answer ${number} leads to`);
    await page.keyboard.type(`End of case ${number}`);
    await page.keyboard.press("Enter");
    await back(page);
  }
  await expectAccessible(page);
  await page.keyboard.press("End");
  for (let number = 11; number >= 3; number -= 1) {
    await expect(selected(page)).toContainText(`End of case ${number}`);
    await page.keyboard.press("3");
    await page.keyboard.press("ArrowUp");
  }
  await save(page);
  await publish(page, "Twelve steps");
  await page.keyboard.press("Control+z");
  await expect(page.getByText("Not saved yet")).toBeVisible();
});

test("a procedure with sections is built and published by keyboard alone", async ({
  page,
  signIn,
}) => {
  test.slow();
  await signIn("team_admin");
  await createFlow(page, freshTitle("Procedure"));
  // The library makes troubleshooting flows first; the source makes it a procedure.
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  await page.goto(`${new URL(page.url()).pathname}?tab=source`);
  await page.getByLabel("Draft as JSON").focus();
  await page.keyboard.press("Control+a");
  const first = { type: "action", title: "Tell the users" };
  const draft = { format: "resolutionflow.flow/1", kind: "procedural", title };
  const sections = [{ title: "Before", steps: ["tell"] }];
  await page.keyboard.insertText(JSON.stringify({ ...draft, sections, steps: { tell: first } }));
  await page.getByRole("link", { name: "Outline" }).press("Enter");
  await tabTo(page, "Title");
  await back(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(selected(page)).toContainText("Tell the users");
  await addStep(page, "Take a backup");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(selected(page)).toContainText("1.");
  await page.keyboard.press("s");
  await expect(field(page, "Section")).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("The work");
  await back(page);
  await addStep(page, "Install the update");
  await addStep(page, "Does it run?");
  await page.keyboard.press("2");
  await expect(selected(page)).toHaveAccessibleName(/Question/);
  await expectAccessible(page);
  await save(page);
  await publish(page, "First version");
});

test("two tabs that change one draft lose nothing", async ({ page, signIn, context }) => {
  await signIn("team_admin");
  await createFlow(page, freshTitle("Shared"));
  const other = await context.newPage();
  await other.goto(page.url());
  await lines(other).filter({ hasText: "Solved" }).last().dblclick();
  await field(other, "Title").fill("Solved by them");
  await save(other);

  await lines(page).filter({ hasText: "Hand over" }).last().dblclick();
  await field(page, "Title").fill("Handed over by me");
  await page.keyboard.press("Control+s");
  const dialog = page.getByRole("dialog", { name: "Somebody else saved this flow" });
  await expect(dialog.getByLabel("Whose Solved by them")).toHaveValue("theirs");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Decide later" }).click();
  await expect(field(page, "Title")).toHaveValue("Handed over by me");
  await page.getByRole("button", { name: "Resolve" }).click();
  await dialog.getByRole("button", { name: "Save as chosen" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(outline(page)).toContainText("Solved by them");
  await expect(outline(page)).toContainText("Handed over by me");
});

test("undone to the beginning and done again, the draft is the same", async ({ page, signIn }) => {
  await signIn("team_admin");
  await createFlow(page, freshTitle("Undone"));
  const before = await outline(page).innerText();
  await lines(page).last().click();
  for (const title of ["One", "Two", "Three"]) await addStep(page, title);
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Control+d");
  const after = await outline(page).innerText();
  const undo = page.getByRole("button", { name: /^Undo: / });
  while ((await undo.count()) > 0) await undo.click();
  expect(await outline(page).innerText()).toBe(before);
  const redo = page.getByRole("button", { name: /^Redo: / });
  while ((await redo.count()) > 0) await redo.click();
  expect(await outline(page).innerText()).toBe(after);
  await save(page);
});

test("steps are copied from one flow to another", async ({ page, signIn }) => {
  await signIn("team_admin");
  await createFlow(page, freshTitle("From"));
  await lines(page).filter({ hasText: "Solved" }).last().click();
  await page.keyboard.press("Control+c");
  await page.goto("/flows");
  await createFlow(page, freshTitle("To"));
  await lines(page).last().click();
  await page.keyboard.press("Control+v");
  await expect(lines(page).filter({ hasText: /^\d+\.\s*Solved/ })).toHaveCount(2);
});

test("an error leads to its field, and stops publishing", async ({ page, signIn }) => {
  await signIn("team_admin");
  await createFlow(page, freshTitle("Broken"));
  await lines(page).filter({ hasText: "Solved" }).last().click();
  await page.keyboard.press("Delete");
  await expect(page.getByRole("button", { name: /^Checks \d/ })).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await page
    .getByRole("button", { name: /^Error/ })
    .first()
    .click();
  await expect(field(page, "Answer 1 leads to")).toBeFocused();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Outline" }).click();
  await expect(selected(page)).toBeFocused();
  await expectAccessible(page);
});
