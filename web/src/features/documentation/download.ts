import { download } from "@/api/download";
import type { Variant } from "@/features/documentation/variants";

export type FileFormat = "markdown" | "text" | "html" | "psa";

const endings: Record<FileFormat, string> = {
  markdown: "md",
  text: "txt",
  html: "html",
  psa: "txt",
};

/** Saves the note as a file, under the name that the server gives it. */
export async function downloadNote(
  sessionId: string,
  reference: string,
  variant: Variant,
  format: FileFormat,
): Promise<void> {
  const path = `/api/v1/sessions/${encodeURIComponent(sessionId)}/documentation/${format}`;
  await download(`${path}?variant=${variant}`, `${reference}-${variant}.${endings[format]}`);
}

/** Saves every form of the note and the session's files as one archive. */
export async function downloadEverything(sessionId: string, reference: string): Promise<void> {
  await download(`/api/v1/sessions/${encodeURIComponent(sessionId)}/export`, `${reference}.zip`);
}
