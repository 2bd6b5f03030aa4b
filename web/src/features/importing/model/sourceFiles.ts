/** A text to import, with its path inside what was chosen. */
export interface SourceText {
  path: string;
  text: string;
}

/** What was chosen: texts, and archives that the server opens. */
export interface Sources {
  texts: readonly SourceText[];
  archives: readonly File[];
  /** What was left out, in words. */
  refusals: readonly string[];
}

export interface ChosenFile {
  path: string;
  file: File;
}

const maxBytes = 1024 * 1024;
const maxArchiveBytes = 16 * 1024 * 1024;
export const endings = [
  ...[".md", ".markdown", ".txt", ".mmd", ".mermaid", ".html", ".htm"],
  ...[".csv", ".tsv", ".yaml", ".yml", ".json"],
];

export const noSources: Sources = { texts: [], archives: [], refusals: [] };

/** Reads what was chosen; what cannot be imported is told by name, or counted where there is much of it. */
export async function readSources(chosen: readonly ChosenFile[]): Promise<Sources> {
  const texts: SourceText[] = [];
  const archives: File[] = [];
  const refusals: string[] = [];
  const strangers: string[] = [];
  for (const { path, file } of chosen) {
    if (isHidden(path)) continue;
    if (/\.zip$/i.test(path)) {
      if (file.size <= maxArchiveBytes) archives.push(file);
      else refusals.push(`${path} is larger than 16 MiB. Split it into smaller archives.`);
    } else if (!endings.some((ending) => path.toLowerCase().endsWith(ending))) {
      strangers.push(path);
    } else {
      const read = await readText(path, file);
      if (typeof read === "string") refusals.push(read);
      else texts.push(read);
    }
  }
  if (strangers.length > 0) refusals.push(strangersInWords(strangers));
  return { texts, archives, refusals };
}

async function readText(path: string, file: File): Promise<SourceText | string> {
  if (file.size === 0) return `${path} is empty.`;
  if (file.size > maxBytes) return `${path} is larger than 1 MiB. Split it into smaller files.`;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return { path, text };
  } catch {
    return `${path} is not a text file in UTF-8. Save it as UTF-8, then choose it again.`;
  }
}

function strangersInWords(paths: readonly string[]): string {
  const named = paths.slice(0, 3).join(", ");
  const more = paths.length > 3 ? ` and ${paths.length - 3} more` : "";
  return `${named}${more}: not one of ${endings.join(" ")} .zip.`;
}

/** What systems leave behind in folders. */
function isHidden(path: string): boolean {
  return path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");
}

/** Whether pasted text is too large to send. */
export function isTooLarge(text: string): boolean {
  return new Blob([text]).size > maxBytes;
}
