import type { Page } from "@playwright/test";

/** As the browser gives files to a page that are pasted or dropped; without content, a picture. */
export async function handFile(
  page: Page,
  how: "paste" | "drop",
  name: string,
  content: string | null,
): Promise<void> {
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
