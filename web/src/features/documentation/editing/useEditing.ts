import { useEffect, useState } from "react";
import { currentEdits, hasCode } from "@/api/problemMembers";
import { keepUnsaved, keptUnsaved } from "@/features/documentation/editing/unsaved";
import { useSaveEdits } from "@/features/documentation/editing/useNoteEdits";
import {
  changeOf,
  type EditedNote,
  isChanged,
  type Merged,
  merge,
  type NotePiece,
  type WantedEdit,
  wanted,
  withChange,
  workingOf,
} from "@/features/documentation/editing/working";
import type { Variant } from "@/features/documentation/variants";

export type Editing = ReturnType<typeof useEditing>;

interface Draft extends Merged {
  /** What the server keeps, as far as is known. */
  note: EditedNote;
  restored: boolean;
}

/** The changes of a note while somebody makes them. What is not saved is kept in the tab. */
export function useEditing(sessionId: string, variant: Variant, loaded: EditedNote) {
  const [draft, setDraft] = useState<Draft>(() => begin(sessionId, variant, loaded));
  const [error, setError] = useState<unknown>(null);
  const { saveAt, saving } = useSaveEdits(sessionId, variant);
  const known = draft.note.revision >= loaded.revision ? draft.note.revision : loaded.revision;
  // The session may have gone on: the pieces are always those of now.
  const note = { ...loaded, revision: known };
  const { working, theirs } = draft;
  const changed = isChanged(working, draft.note);

  useEffect(() => {
    const base = workingOf(draft.note);
    const unsaved = { revision: draft.note.revision, base, working };
    keepUnsaved(sessionId, variant, changed ? unsaved : null);
  }, [sessionId, variant, changed, working, draft.note]);

  const settle = (anchor: string, next: (before: Draft) => Merged["working"]) =>
    setDraft((before) => {
      const { [anchor]: _, ...open } = before.theirs;
      return { ...before, working: next(before), theirs: open };
    });

  return {
    note,
    working,
    theirs,
    changed,
    saving,
    error,
    restored: draft.restored && changed,
    change: (piece: NotePiece, change: Partial<WantedEdit>) =>
      setDraft((before) => ({ ...before, working: withChange(before.working, piece, change) })),
    takeTheirs: (piece: NotePiece) =>
      settle(piece.anchor, ({ working, theirs }) => {
        const taken = theirs[piece.anchor] ?? { ...changeOf({}, piece) };
        return withChange(working, piece, taken);
      }),
    keepMine: (piece: NotePiece) => settle(piece.anchor, ({ working }) => working),
    discard: () => keepUnsaved(sessionId, variant, null),
    /** Says whether it is saved. */
    save: async (): Promise<boolean> => {
      setError(null);
      try {
        await saveAt(draft.note.revision, wanted(working, note.pieces));
        keepUnsaved(sessionId, variant, null);
        return true;
      } catch (problem) {
        const current = hasCode(problem, "stale_revision") ? currentEdits(problem) : null;
        if (current) {
          const merged = merge(working, workingOf(draft.note), current);
          setDraft({ ...merged, note: current, restored: false });
        } else {
          setError(problem);
        }
        return false;
      }
    },
  };
}

function begin(sessionId: string, variant: Variant, loaded: EditedNote): Draft {
  const unsaved = keptUnsaved(sessionId, variant);
  if (!unsaved) return { note: loaded, working: workingOf(loaded), theirs: {}, restored: false };
  return { ...merge(unsaved.working, unsaved.base, loaded), note: loaded, restored: true };
}
