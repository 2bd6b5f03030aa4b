import { download } from "@/api/download";

export type FileFormat = "markdown" | "text" | "html";

const endings: Record<FileFormat, string> = { markdown: "md", text: "txt", html: "html" };

/** Saves the note as a file, under the name that the server gives it. */
export async function downloadNote(
  sessionId: string,
  reference: string,
  format: FileFormat,
): Promise<void> {
  const path = `/api/v1/sessions/${encodeURIComponent(sessionId)}/documentation/${format}`;
  await download(path, `${reference}.${endings[format]}`);
}
