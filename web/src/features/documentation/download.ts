import { authorizedFetch } from "@/api/authorizedFetch";
import { readProblem } from "@/api/problem";

export type FileFormat = "markdown" | "text" | "html";

const endings: Record<FileFormat, string> = { markdown: "md", text: "txt", html: "html" };

/** Saves the note as a file, under the name that the server gives it. */
export async function downloadNote(
  sessionId: string,
  reference: string,
  format: FileFormat,
): Promise<void> {
  const path = `/api/v1/sessions/${encodeURIComponent(sessionId)}/documentation/${format}`;
  const response = await authorizedFetch(new Request(new URL(path, location.origin)));
  if (!response.ok) throw await readProblem(response);
  const name = fileName(response.headers.get("content-disposition"));
  saveAs(await response.blob(), name ?? `${reference}.${endings[format]}`);
}

export function fileName(disposition: string | null): string | null {
  return /filename="([^"\\/]+)"/i.exec(disposition ?? "")?.[1] ?? null;
}

function saveAs(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the file only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
