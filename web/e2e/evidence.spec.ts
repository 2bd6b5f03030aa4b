import { expect, type Page } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { Desk } from "./support/sessions";

/** As the browser gives files to a page that are pasted or dropped. */
async function hand(page: Page, how: "paste" | "drop", name: string, content: string | null) {
  await page.evaluate(
    async ({ how, name, content }) => {
      const draw = async () => {
        const canvas = new OffscreenCanvas(640, 360);
        const pen = canvas.getContext("2d");
        pen?.fillRect(40, 40, 200, 120);
        return canvas.convertToBlob({ type: "image/png" });
      };
      const blob = content === null ? await draw() : new Blob([content], { type: "text/plain" });
      const files = new DataTransfer();
      files.items.add(new File([blob], name, { type: blob.type }));
      const event =
        how === "paste"
          ? new ClipboardEvent("paste", { clipboardData: files, bubbles: true, cancelable: true })
          : new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    },
    { how, name, content },
  );
}

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

  await hand(page, "paste", "image.png", null);
  const list = page.getByRole("region", { name: "Evidence", exact: true });
  const picture = list.getByRole("button", { name: /^Screenshot .*\.png/ });
  await expect(picture).toBeVisible();
  await expect(picture.locator("img")).toHaveJSProperty("naturalWidth", 320);

  await hand(page, "drop", "vpn.log", "connect failed\npassword: Corr3ct-Horse-Battery\nretry\n");
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
