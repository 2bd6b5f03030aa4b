import { expect, type Page } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { freshTitle } from "./support/flows";
import { expectNoOverflow } from "./support/width";

const rows = (page: Page) => page.getByRole("table", { name: "Steps" }).locator("a[data-row]");

/** Makes a step by keyboard, and waits at its form. */
async function createStep(page: Page, title: string): Promise<void> {
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: "New step" });
  await dialog.getByLabel("Title").fill(title);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("button", { name: "Save version" })).toBeVisible();
}

async function openView(page: Page, name: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "Views of this step" })
    .getByRole("link", { name })
    .click();
}

/** The page in both widths. */
async function expectAccessibleWide(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.setViewportSize({ width: 1280, height: 800 });
}

test("a step is written, found by its words, and its versions tell what changed", async ({
  page,
  signIn,
}) => {
  test.slow();
  await signIn("engineer");
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect(page.getByRole("heading", { level: 1, name: "Step Library" })).toBeVisible();
  const title = freshTitle("Restart spooler");
  await createStep(page, title);
  await page.getByLabel("Instructions").fill("Restart it on the **server**.");
  await page.getByRole("button", { name: "Add command" }).click();
  await page.getByLabel("What command 1 runs").fill("Restart-Service Spooler");
  await page.getByRole("button", { name: "Add value" }).click();
  await page.getByLabel("Label of value 1").fill("Print server");
  await page.getByLabel("Risk").selectOption({ label: "Cannot be undone" });
  await page.getByLabel("Tags").fill("spooler, print");
  await page.getByLabel("What changed").fill("Written down");
  await expectAccessibleWide(page);
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Version 2", { exact: true })).toBeVisible();

  await openView(page, "Versions");
  await expect(page.getByText("Written down")).toBeVisible();
  await expect(page.getByText("The first version")).toBeVisible();
  await expectAccessibleWide(page);
  await openView(page, "Used by");
  await expect(page.getByText("No flow follows this step")).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole("navigation", { name: "Views of this step" })
    .getByRole("link", { name: "Step", exact: true })
    .click();
  await expect(page.getByText("Restart-Service Spooler")).toBeVisible();
  await expectAccessibleWide(page);

  await page.getByRole("link", { name: "Step Library" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Step Library" })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type(title);
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === title);
  await expect(rows(page).filter({ hasText: title })).toBeVisible();
  await expect(page.locator("main mark").first()).toBeVisible();
  await expectAccessibleWide(page);
});

test("the list is narrowed, put in order and walked by keyboard", async ({ page, signIn }) => {
  await signIn("engineer", "/steps");
  await expect(rows(page).first()).toBeVisible();
  await expectAccessibleWide(page);
  await page.getByLabel("Type").selectOption("action");
  const inOrder = page.waitForResponse((response) => response.url().includes("sort=title"));
  await page.getByLabel("Sort").selectOption("title");
  await expect(page).toHaveURL((url) => url.search === "?type=action&sort=title");
  await inOrder;
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("j");
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/steps\/.+/);

  await page.goto("/steps?q=zzz-nothing-like-this");
  await expect(page.getByText("No steps match")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(rows(page).first()).toBeVisible();
});

test("a colleague reviews a step by keyboard, changes the review and takes it back", async ({
  page,
  signIn,
  browser,
  demo,
}) => {
  test.slow();
  await signIn("engineer", "/steps");
  await createStep(page, freshTitle("Reviewed"));
  await openView(page, "Reviews");
  await expect(page.getByText("This step is yours")).toBeVisible();
  const address = page.url();

  const colleague = await browser.newContext();
  const theirs = await colleague.newPage();
  const admin = demo.accounts.find(({ role }) => role === "team_admin");
  await theirs.goto(`/sign-in?next=${encodeURIComponent(new URL(address).pathname)}`);
  await theirs.getByLabel("Email").fill(admin?.email ?? "");
  await theirs.getByLabel("Password").fill(demo.password);
  await theirs.getByRole("button", { name: "Sign in", exact: true }).click();
  await openView(theirs, "Reviews");
  await theirs.getByRole("radio", { name: "1 star", exact: true }).focus();
  await theirs.keyboard.press("Space");
  for (let more = 0; more < 3; more += 1) await theirs.keyboard.press("ArrowRight");
  await theirs.getByLabel("Comment").fill("Worked at once");
  await expectAccessibleWide(theirs);
  await theirs.getByRole("button", { name: "Save review" }).click();
  await expect(theirs.getByRole("button", { name: "Change review" })).toBeVisible();
  await expect(theirs.getByRole("list", { name: "Reviews" })).toContainText("4 of 5 stars");
  await theirs.getByRole("radio", { name: "5 stars" }).focus();
  await theirs.keyboard.press("Space");
  await theirs.getByRole("button", { name: "Change review" }).click();
  await expect(theirs.getByRole("list", { name: "Reviews" })).toContainText("5 of 5 stars");
  await expect(theirs.getByRole("list", { name: "Reviews" }).getByRole("listitem")).toHaveCount(1);
  await expectAccessibleWide(theirs);

  await theirs.getByRole("button", { name: "Withdraw review" }).click();
  await expect(theirs.getByText("No reviews yet")).toBeVisible();
  await theirs.getByRole("button", { name: "Undo" }).click();
  await expect(theirs.getByRole("list", { name: "Reviews" })).toContainText("Worked at once");
  await colleague.close();
});

test("of two who save the same version, the second sees the newer one and loses nothing", async ({
  page,
  signIn,
  context,
}) => {
  test.slow();
  await signIn("engineer", "/steps");
  await createStep(page, freshTitle("Shared"));
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel("Instructions").fill("By them");
  await other.getByRole("button", { name: "Save version" }).click();
  await expect(other.getByText("Version 2", { exact: true })).toBeVisible();

  await page.getByLabel("Instructions").fill("By me");
  await page.getByRole("button", { name: "Save version" }).click();
  const dialog = page.getByRole("dialog", { name: "Somebody else saved this step" });
  await expect(dialog).toContainText("By them");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByLabel("Instructions")).toHaveValue("By me");
  await page.getByRole("button", { name: "Save version" }).click();
  await dialog.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByText("Version 3", { exact: true })).toBeVisible();
});

test("a step is archived, found among the archived ones, and restored", async ({
  page,
  signIn,
}) => {
  await signIn("engineer", "/steps");
  const title = freshTitle("Old");
  await createStep(page, title);
  await page.getByRole("button", { name: "More about this step" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.getByText("This step is archived since")).toBeVisible();
  await expectAccessibleWide(page);

  await page.goto(`/steps?q=${encodeURIComponent(title)}&archived=1`);
  await rows(page).filter({ hasText: title }).click();
  await page.getByRole("main").getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("This step is archived since")).toHaveCount(0);
});
