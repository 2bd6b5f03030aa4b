import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { handFile } from "./support/evidence";
import { Desk } from "./support/sessions";

test("a screenshot is pasted, a log dropped and read, and one of them withdrawn", async ({
  page,
  request,
  demo,
  signIn,
}) => {
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const { id } = await desk.startAtFork("The shares do not open at Contoso");
  await page.goto(`/sessions/${id}`);
  await expect(page.getByRole("button", { name: "Add evidence" })).toBeVisible();

  await handFile(page, "paste", "image.png", null);
  const list = page.getByRole("region", { name: "Evidence", exact: true });
  const picture = list.getByRole("button", { name: /^Screenshot .*\.png/ });
  await expect(picture).toBeVisible();
  await expect(picture.locator("img")).toHaveJSProperty("naturalWidth", 320);

  await handFile(
    page,
    "drop",
    "vpn.log",
    "connect failed\npassword: Corr3ct-Horse-Battery\nretry\n",
  );
  await expect(list.getByRole("button", { name: /^vpn\.log/ })).toBeVisible();
  await expectAccessible(page);

  // Large, and on to the next one by keyboard.
  await picture.click();
  const viewer = page.getByRole("dialog");
  await expect(viewer.getByRole("img")).toHaveJSProperty("naturalWidth", 640);
  await page.keyboard.press("ArrowRight");
  await expect(viewer.getByText("connect failed")).toBeVisible();
  await expect(viewer).toContainText("password: [redacted: password]");
  await expect(viewer).toContainText("1 value masked here");
  await expectAccessible(page);
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    viewer.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe("vpn.log");

  await viewer.getByRole("button", { name: "Withdraw…" }).click();
  await viewer.getByLabel("Why it is withdrawn").fill("It shows a password");
  await viewer.getByRole("button", { name: "Withdraw file" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(list.getByRole("button", { name: /^vpn\.log/ })).toHaveCount(0);
  await expect(page.getByText("Evidence withdrawn: It shows a password")).toBeVisible();

  await desk.act(id, { type: "resolve", outcome: "Works again", cause: null });
  await page.goto(`/sessions/${id}`);
  await page.getByRole("button", { name: /^Screenshot .*\.png/ }).click();
  await expect(page.getByRole("dialog").getByRole("img")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
