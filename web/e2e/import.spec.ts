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

const runbook = (title: string) => `# ${title}

1. Open the console.
2. Restart the spooler.
   \`\`\`powershell
   Restart-Service Spooler
   \`\`\`
3. If the queue is still stuck, then clear it, otherwise print a test page.
`;

const file = (name: string, content: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(content),
});

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
  await page.getByText("Title, category and tags").click();
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

test("runbooks of a folder are read, looked at and published together", async ({
  page,
  signIn,
}) => {
  await signIn("team_admin", "/import");
  const [one, other] = [freshTitle("Queue stuck"), freshTitle("Printer moved")];
  await page
    .getByLabel("Files to import")
    .setInputFiles([
      file("queue.md", runbook(one)),
      file("moved.md", runbook(other)),
      file("notes.docx", "no"),
    ]);
  const summary = page.getByRole("region", { name: "Summary" });
  await expect(summary).toContainText("2 flows");
  await expect(summary.getByRole("alert")).toContainText("notes.docx: not one of");
  await expectAccessible(page);
  await page.getByLabel(/Turn “if … then …” sentences/).check();
  await expect(page.getByRole("region", { name: "Files" })).toBeVisible();
  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(page).toHaveURL(/\/flows/);
  await expect(page.getByText("2 flows saved")).toBeVisible();
});

test("text that is no flow is explained, and can be started over", async ({ page, signIn }) => {
  await signIn("team_admin", "/import");
  await page.getByLabel("Source").fill("flowchart TD");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("No flow was found in this source")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start over" }).click();
  await page.getByLabel("Source").fill(chart);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("button", { name: "Save draft" })).toBeVisible();
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
