import type { EditedNote, NotePiece } from "@/features/documentation/editing/working";

/** A piece of a note as it is generated. */
export function piece(anchor: string, text: string): NotePiece {
  return {
    anchor,
    text,
    heading: anchor.startsWith("entry:") ? "What was done (UTC)" : "Cause",
    time: anchor.startsWith("entry:") ? "09:00:12" : null,
    digest: `digest of ${text}`,
    can_replace: true,
    can_hide: true,
    can_extend: true,
    edit: null,
  };
}

export function noteOf(revision: number, ...pieces: NotePiece[]): EditedNote {
  return { revision, pieces, gone: [] };
}
