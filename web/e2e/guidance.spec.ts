import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { Desk } from "./support/sessions";
import { expectNoOverflow } from "./support/width";

test("a problem leads to a flow by past sessions, and those say what to try next", async ({
  page,
  request,
  demo,
  signIn,
}) => {
  const { email } = await signIn("engineer", "/flows");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Command palette" })).toBeFocused();
  await page.keyboard.type("Outlook password prompt again");
  await page.keyboard.press("ArrowUp");
  await expect(
    page.getByRole("option", { name: "Start a session for “Outlook password prompt again”" }),
  ).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Start a session" });
  await expect(dialog.getByRole("textbox", { name: "Problem" })).toBeFocused();
  const best = dialog.getByRole("radio").first();
  await expect(best).toBeChecked();
  await expect(best).toHaveAccessibleName(
    /Outlook keeps asking for a password.*resolved \d+ of \d+ such sessions/,
  );
  await expect(dialog.getByRole("button", { name: "Start session" })).not.toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await expectAccessible(page);
  await dialog.getByRole("textbox", { name: "Problem" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]+$/);

  const next = page.getByRole("list", { name: "Try next" });
  const first = next.getByRole("button").first();
  await expect(first).toContainText("Remove stale credentials from Credential Manager");
  await expect(first).toContainText(/Resolved \d+ of \d+ similar sessions, \d+ min/);
  await page.keyboard.press("t");
  await expect(first).toBeFocused();
  await page.keyboard.press("Enter");
  const usual = page.getByRole("button", { name: "Yes, webmail works" });
  await expect(usual).toBeFocused();
  await expect(usual).toHaveAccessibleDescription(/^Usual: given in/);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Same answer to “Can the user sign in to webmail/)).toBeVisible();

  await page.getByText("Similar sessions", { exact: true }).click();
  const similar = page.getByRole("list", { name: "Similar sessions" }).getByRole("link");
  await expect(similar.first()).toContainText("Resolved");
  await expect(similar.first()).toHaveAttribute("target", "_blank");
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(next).toBeVisible();
  await expectNoOverflow(page);
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const desk = await Desk.as(request, demo, email);
  await desk.act(id, { type: "abandon", why: "A test of guidance." });
});
