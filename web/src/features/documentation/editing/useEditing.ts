import { useCallback, useMemo, useRef, useState } from "react";
import { currentEdits, hasCode } from "@/api/problemMembers";
import {
  keptUnsaved,
  useKeptUnsaved,
  useUnsavedKey,
} from "@/features/documentation/editing/unsaved";
import { useSaveEdits } from "@/features/documentation/editing/useNoteEdits";
import {
  changeOf,
  conflictsIn,
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
  known: EditedNote;
  restored: boolean;
}

/** The changes of a note while somebody makes them. What is not saved is kept in the tab. */
export function useEditing(sessionId: string, variant: Variant, note: EditedNote) {
  const key = useUnsavedKey(sessionId, variant);
  const [draft, setDraft] = useState<Draft>(() => begin(key, note));
  const [error, setError] = useState<unknown>(null);
  const { saveAt, saving } = useSaveEdits(sessionId, variant);
  const isSaving = useRef(false);
  const { working, theirs, known } = draft;
  // The session may have gone on: the pieces are always those of now.
  const edits = useMemo(
    () => new Map(wanted(working, note.pieces).map((edit) => [edit.anchor, edit])),
    [working, note.pieces],
  );
  const conflicts = conflictsIn(draft, note.pieces);
  const unsaved = useMemo(
    () => (isChanged(working, known) ? { base: workingOf(known), working, theirs } : null),
    [working, theirs, known],
  );
  const discard = useKeptUnsaved(key, unsaved);

  const change = useCallback(
    (piece: NotePiece, part: Partial<WantedEdit>) =>
      setDraft((before) => ({ ...before, working: withChange(before.working, piece, part) })),
    [],
  );
  const takeTheirs = useCallback(
    (piece: NotePiece) =>
      setDraft((before) => {
        const taken = before.theirs[piece.anchor] ?? changeOf({}, piece);
        return { ...settled(before, piece), working: withChange(before.working, piece, taken) };
      }),
    [],
  );
  const keepMine = useCallback(
    (piece: NotePiece) => setDraft((before) => settled(before, piece)),
    [],
  );

  /** Says whether it is saved; once more where somebody else has only changed other pieces meanwhile. */
  const trySave = async (now: Draft, made: WantedEdit[], again: boolean): Promise<boolean> => {
    try {
      await saveAt(now.known.revision, made);
      discard();
      return true;
    } catch (problem) {
      const current = hasCode(problem, "stale_revision") ? currentEdits(problem) : null;
      if (current) setDraft((before) => onTopOf(before, current));
      const next = current && onTopOf(now, current);
      const isOpen = next !== null && conflictsIn(next, next.known.pieces) > 0;
      if (next && again && !isOpen) {
        return trySave(next, wanted(next.working, next.known.pieces), false);
      }
      if (!isOpen) setError(problem);
      return false;
    }
  };

  return {
    note,
    working,
    /** What is sent of it, by anchor. */
    edits,
    theirs,
    /** In how many pieces it has to be chosen before anything is saved. */
    conflicts,
    changed: unsaved !== null,
    saving,
    error,
    restored: draft.restored && unsaved !== null,
    change,
    takeTheirs,
    keepMine,
    discard,
    /** Says whether it is saved. */
    save: async (): Promise<boolean> => {
      if (isSaving.current || conflicts > 0) return false;
      isSaving.current = true;
      setError(null);
      const saved = await trySave(draft, [...edits.values()], true);
      isSaving.current = false;
      return saved;
    },
  };
}

function begin(key: string, known: EditedNote): Draft {
  const unsaved = keptUnsaved(key);
  if (!unsaved) return { known, working: workingOf(known), theirs: {}, restored: false };
  const { working, base, theirs } = unsaved;
  return { ...merge(working, base, known, theirs), known, restored: true };
}

/** The draft once the server keeps something newer than it began with. */
function onTopOf({ working, theirs, known }: Draft, current: EditedNote): Draft {
  return {
    ...merge(working, workingOf(known), current, theirs),
    ...{ known: current, restored: false },
  };
}

/** The draft once it is chosen whose change of a piece stands. */
function settled(draft: Draft, { anchor }: NotePiece): Draft {
  const { [anchor]: _, ...theirs } = draft.theirs;
  return { ...draft, theirs };
}
