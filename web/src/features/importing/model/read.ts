import { authorizedFetch } from "@/api/authorizedFetch";
import { api } from "@/api/client";
import { readProblem, toProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import type { Sources, SourceText } from "@/features/importing/model/sourceFiles";

export type Format = Schema<"ImportFormat">;
export type ImportedFile = Schema<"ImportedFile">;

export interface ReadOptions {
  format: Format;
  /** Whether "if … then …" sentences become questions. */
  branches: boolean;
}

/** A file that the server read, with its text where this page has it. */
export interface ReadFile extends ImportedFile {
  text: string | null;
}

const filesAtOnce = 40;
const lettersAtOnce = 1_500_000;

/** Texts in portions, so that long work shows its progress and no request grows too large. */
export function portions(texts: readonly SourceText[]): SourceText[][] {
  const found: SourceText[][] = [];
  let letters = 0;
  for (const text of texts) {
    const last = found.at(-1);
    letters += text.text.length;
    if (last && last.length < filesAtOnce && letters <= lettersAtOnce) last.push(text);
    else {
      found.push([text]);
      letters = text.text.length;
    }
  }
  return found;
}

/** Has everything read, one portion after the other. */
export async function readAll(
  { texts, archives }: Sources,
  options: ReadOptions,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<ReadFile[]> {
  const files: ReadFile[] = [];
  for (const portion of portions(texts)) {
    files.push(...(await readTexts(portion, options, signal)));
    onProgress(files.length);
  }
  let done = texts.length;
  for (const archive of archives) {
    files.push(...(await readArchive(archive, options, signal)));
    done += 1;
    onProgress(done);
  }
  return files;
}

/** Has some texts read; throws the problem when the server refuses. */
export async function readTexts(
  texts: readonly SourceText[],
  { format, branches }: ReadOptions,
  signal?: AbortSignal,
): Promise<ReadFile[]> {
  const files = texts.map(({ path, text }) => ({ path, content: text }));
  const { data, error } = await api.POST("/api/v1/flows/import", {
    body: { files, format, branches },
    signal,
  });
  if (!data) throw toProblem(error);
  return data.files.map((file, place) => ({ ...file, text: texts[place]?.text ?? null }));
}

async function readArchive(
  archive: File,
  { format, branches }: ReadOptions,
  signal: AbortSignal,
): Promise<ReadFile[]> {
  const query = new URLSearchParams({ format, branches: String(branches) });
  const request = new Request(`${location.origin}/api/v1/flows/import/archive?${query}`, {
    method: "POST",
    headers: { "content-type": "application/zip" },
    // Read up front: a request with a file as its body cannot be sent a second time everywhere.
    body: await archive.arrayBuffer(),
    credentials: "same-origin",
    signal,
  });
  const response = await authorizedFetch(request);
  if (!response.ok) throw await readProblem(response);
  const preview: Schema<"ImportPreview"> = await response.json();
  return preview.files.map((file) => ({ ...file, text: null }));
}
