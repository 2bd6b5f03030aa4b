import type { Person, SessionDetail } from "@/api/types";
import type { EventOf } from "@/features/runner/model/types";
import { dayOf } from "@/lib/days";

type File = EventOf<"evidence_added">["file"];

/** A file of a session, as its timeline tells. */
export interface EvidenceItem extends File {
  caption: string | null;
  /** The value of the flow that it is. */
  capture: string | null;
  seq: number;
  at: string;
  actor: Person;
}

/** The files that were not withdrawn, in the order in which they were added. */
export function evidenceItems({ timeline }: Pick<SessionDetail, "timeline">): EvidenceItem[] {
  return timeline.flatMap(({ event, seq, at, actor, superseded }) => {
    if (event.type !== "evidence_added" || superseded) return [];
    const { file, caption = null, capture = null } = event;
    return [{ ...file, caption, capture, seq, at, actor }];
  });
}

export const isImage = ({ media_type }: Pick<File, "media_type">) =>
  media_type.startsWith("image/");

const texts = ["text/plain", "text/csv", "application/json", "application/xml"];
export const isText = ({ media_type }: Pick<File, "media_type">) => texts.includes(media_type);

/** Where a file is, or its `thumbnail` or `text`. */
export function evidencePath(sessionId: string, id: string, part?: "thumbnail" | "text"): string {
  return `/api/v1/sessions/${sessionId}/evidence/${id}${part ? `/${part}` : ""}`;
}

/** `84 KB`, `2.4 MB` */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(Math.floor(bytes / 100_000) / 10).toFixed(1)} MB`;
}

const most = 25 * 1024 * 1024;
const refused =
  /\.(?:exe|dll|msi|com|scr|jar|app|dmg|docm?x?|docx|xls[mx]?|ppt[mx]?|mp[34]|mov|avi|mkv)$/i;

/** Why a file is not taken, where that can be told before it is sent: the server looks at its content. */
export function complaintOf(file: Pick<globalThis.File, "name" | "size" | "type">): string | null {
  if (file.size > most) return `“${file.name}” is larger than 25 MiB. Cut or compress it first.`;
  if (file.size === 0) return `“${file.name}” is empty.`;
  if (/^(?:video|audio)\//.test(file.type) || refused.test(file.name)) {
    return `“${file.name}” is of a type that is not taken. Add images, text, PDF, zip archives or logs.`;
  }
  return null;
}

/** What a pasted picture is called: browsers call all of them `image.png`. */
export function pastedName(name: string, at: Date): string {
  if (!/^image\.(png|jpe?g|webp|gif)$/i.test(name)) return name;
  const two = (number: number) => String(number).padStart(2, "0");
  const time = `${two(at.getHours())}.${two(at.getMinutes())}.${two(at.getSeconds())}`;
  return `Screenshot ${dayOf(at)} ${time}.${name.split(".").at(-1)?.toLowerCase()}`;
}
