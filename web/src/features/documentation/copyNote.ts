import type { Schema } from "@/api/types";
import { copyText } from "@/lib/copyText";

export const noteFormats = ["rendered", "text", "psa", "markdown"] as const;
export type NoteFormat = (typeof noteFormats)[number];

type Documentation = Schema<"Documentation">;

/** Copies the note as it is shown. Rendered, it pastes with its formatting where that is understood. */
export async function copyNote(note: Documentation, format: NoteFormat): Promise<boolean> {
  if (format !== "rendered") return copyText(note[format]);
  try {
    const parts = { "text/html": note.html, "text/plain": note.text };
    const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copyText(note.text);
  }
}
