import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { freshTitle } from "./support/flows";

const chart = `flowchart TD
  link{Is the link light on?} -- Yes --> ping{Does the gateway answer?}
  link -- No --> cable[Replace the cable]
  ping -- Yes --> isp([Hand over to the provider])
  ping -- No --> restart[Restart the router]
  cable --> done([Solved])
  restart --> done
  style done fill:#9f9
`;

test("a Mermaid chart becomes a draft under the name that it is given", async ({
  page,
  signIn,
}) => {
  await signIn("team_admin", "/import");
  await expectAccessible(page);
  await page.getByLabel("Source").fill(chart);
  await page.getByLabel("Name").fill("Branch without internet");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("region", { name: "Import report" })).toBeVisible();
  await expectAccessible(page);

  const title = freshTitle("No internet at a branch");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Category").fill("Network");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page).toHaveURL(/\/flows\/.+/);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Replace the cable" })).toBeVisible();
});

test("a line of the report is shown in the source", async ({ page, signIn }) => {
  await signIn("team_admin", "/import");
  await page.getByLabel("Source").fill(chart);
  await page.getByRole("button", { name: "Preview" }).click();
  const report = page.getByRole("region", { name: "Import report" });
  const line = report.getByRole("button", { name: /^Line/ }).first();
  await line.click();
  await expect(line).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByLabel("Source")).toBeFocused();
});

test("text that is no flow is explained, mended and read again", async ({ page, signIn }) => {
  await signIn("team_admin", "/import");
  const source = page.getByLabel("Source");
  await source.fill("Dear all, the garbage collection is on Monday.");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(
    page.getByText("No flow was found in this source").or(page.getByRole("alert")).first(),
  ).toBeVisible();
  await expectAccessible(page);
  await expect(source).toHaveValue(/Dear all/);
  await source.fill(chart);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("button", { name: "Save draft" })).toBeVisible();
});

test("files are chosen, and one of the wrong kind is refused by name", async ({ page, signIn }) => {
  await signIn("team_admin", "/import");
  const file = (name: string, content: string) => ({
    name,
    mimeType: "text/plain",
    buffer: Buffer.from(content),
  });
  await page
    .locator("input[type=file]")
    .setInputFiles([file("branch.mmd", chart), file("notes.docx", "no")]);
  await expect(page.getByRole("alert")).toContainText("notes.docx is not one of");
  await expect(page.getByLabel("Source")).toHaveValue(chart);
  await expect(page.getByLabel("Name")).toHaveValue("branch");
});

test("leaving with something unsaved asks first", async ({ page, signIn }) => {
  await signIn("team_admin", "/import");
  await page.getByLabel("Source").fill(chart);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Flows" }).click();
  await expect(page.getByRole("dialog", { name: "Leave without saving?" })).toBeVisible();
  await page.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Flows" })).toBeVisible();
});

test("the import and its preview on a phone", async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn("team_admin", "/import");
  await page.getByLabel("Source").fill(chart);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("button", { name: "Save draft" })).toBeVisible();
  await expectAccessible(page);
});
