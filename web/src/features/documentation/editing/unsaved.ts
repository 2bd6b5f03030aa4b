import type { Working } from "@/features/documentation/editing/working";
import type { Variant } from "@/features/documentation/variants";
import { keep, kept } from "@/lib/tabStorage";

/** What was typed and is not saved yet; survives reloads of the tab. */
export interface Unsaved {
  revision: number;
  /** What the server kept when this was begun. */
  base: Working;
  working: Working;
}

const keyOf = (sessionId: string, variant: Variant) => `rf.note-edits.${sessionId}.${variant}`;

export function keepUnsaved(sessionId: string, variant: Variant, unsaved: Unsaved | null): void {
  keep(keyOf(sessionId, variant), unsaved && JSON.stringify(unsaved));
}

export function keptUnsaved(sessionId: string, variant: Variant): Unsaved | null {
  try {
    const value: unknown = JSON.parse(kept(keyOf(sessionId, variant)) ?? "null");
    const isOurs = typeof value === "object" && value !== null && "working" in value;
    return isOurs ? (value as Unsaved) : null;
  } catch {
    return null;
  }
}
