import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { as } from "./support/people";
import { Desk } from "./support/sessions";

const template = `# Visit report {{ reference }}

- Problem: {{ subject }}
- Done by: {{ enginer }}

## What we did for you
{{ timeline }}

{{ conclusion }}

Thank you for calling Northwind.`;

test("a lead lays out the notes for clients, and the standard comes back", async ({
  page,
  browser,
  request,
  demo,
  signIn,
}) => {
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const { id, reference } = await desk.startAtFork("Nobody on the third floor can print");
  await desk.act(id, { type: "note", text: "Restarted the spooler.", audience: "client" });
  await desk.act(id, { type: "abandon", why: "The printer is replaced tomorrow" });

  const { page: lead, context } = await as(browser, demo, "team_admin");
  await lead.goto("/settings/note-templates?for=client");
  const text = lead.getByRole("textbox", { name: "Template" });
  await expect(text).toHaveValue(/\{\{ timeline \}\}/);
  await expect(lead.getByText("Standard", { exact: true })).toBeVisible();
  await text.fill(template);

  // A slip is told, and its cure is a press away; what the browser does can be undone in it.
  const findings = lead.getByRole("region", { name: "Findings" });
  await expect(findings.getByRole("status")).toHaveText("1 error");
  await expect(findings.getByText("· line 4")).toBeVisible();
  await expectAccessible(lead);
  await findings.getByRole("button", { name: /^Put / }).click();
  await expect(text).toHaveValue(/Done by: \{\{ engineer \}\}\n/);
  await expect(text).toBeFocused();
  await lead.keyboard.press("Control+z");
  await expect(text).toHaveValue(template);
  await findings.getByRole("button", { name: /^Put / }).click();
  await expect(findings.getByRole("status")).toHaveText("No findings");

  const preview = lead.getByRole("region", { name: "Preview" });
  await expect(preview.getByRole("heading", { name: /^What we did for you/ })).toBeVisible();
  const picker = preview.getByRole("combobox", { name: "Shown with" });
  await picker.click();
  await preview.getByRole("option", { name: new RegExp(reference) }).click();
  await expect(preview).toContainText("Nobody on the third floor can print");
  await expect(preview).toContainText("Restarted the spooler.");
  await expect(preview).toContainText("Thank you for calling Northwind.");
  await expectAccessible(lead);
  await lead.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(lead);
  await lead.setViewportSize({ width: 1280, height: 800 });

  await text.press("Control+s");
  await expect(lead.getByText("Template saved")).toBeVisible();
  await expect(lead.getByText(/^by .+ just now$/)).toBeVisible();

  await page.goto(`/sessions/${id}`);
  const note = page.getByRole("region", { name: "Note", exact: true });
  await note.getByText("Client", { exact: true }).click();
  await expect(note.getByRole("heading", { name: /^Visit report/ })).toBeVisible();
  await expect(note.getByRole("heading", { name: /^What we did for you/ })).toBeVisible();
  await expect(note).toContainText("Thank you for calling Northwind.");

  await lead.getByRole("button", { name: "Back to standard" }).click();
  const dialog = lead.getByRole("dialog", { name: "Back to the standard template?" });
  await expectAccessible(lead);
  await dialog.getByRole("button", { name: "Back to standard" }).click();
  await expect(lead.getByText("Standard", { exact: true })).toBeVisible();
  await context.close();
  expect(await desk.note(id, "client")).not.toContain("Visit report");
});
