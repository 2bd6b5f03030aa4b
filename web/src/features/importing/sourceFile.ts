export interface SourceFile {
  id: string;
  /** Empty for pasted text. */
  name: string;
  text: string;
}

export const maxBytes = 1024 * 1024;
export const endings = [".md", ".mmd", ".mermaid", ".yaml", ".yml", ".json"];

/** Why these bytes cannot be a source, in words for the person who chose them; `null` when they can. */
export function refusalOf(name: string, size: number): string | null {
  const known = endings.some((ending) => name.toLowerCase().endsWith(ending));
  if (!known) return `${name} is not one of ${endings.join(", ")}.`;
  if (size > maxBytes) return `${name} is larger than 1 MiB. Split it into smaller files.`;
  return size === 0 ? `${name} is empty.` : null;
}

export type FileReading = { ok: true; file: SourceFile } | { ok: false; refusal: string };

/** Reads a chosen or dropped file as text. */
export async function readSourceFile(file: File): Promise<FileReading> {
  const refusal = refusalOf(file.name, file.size);
  if (refusal) return { ok: false, refusal };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    const id = `${file.name}/${file.size}/${file.lastModified}`;
    return { ok: true, file: { id, name: file.name, text } };
  } catch {
    return { ok: false, refusal: `${file.name} is not a text file in UTF-8.` };
  }
}

/** `vpn-drops.mmd` is "vpn-drops": the name of a flow that has no title of its own. */
export function stemOf(name: string): string {
  return name.replace(/\.[^.]+$/, "");
}

/** Whether pasted text is too large to send. */
export function isTooLarge(text: string): boolean {
  return new Blob([text]).size > maxBytes;
}
