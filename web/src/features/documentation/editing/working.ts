import type { Schema } from "@/api/types";

export type EditedNote = Schema<"EditedNote">;
export type NotePiece = Schema<"NotePiece">;
export type WantedEdit = Schema<"WantedNoteEdit">;

/** What is changed about each piece, by its anchor; pieces that stay as they are generated are not in it. */
export type Working = Readonly<Record<string, WantedEdit>>;

/** What the server keeps. */
export function workingOf(note: EditedNote): Working {
  const made = [...note.pieces.flatMap(({ edit }) => (edit ? [edit] : [])), ...note.gone];
  return Object.fromEntries(
    made.map(({ anchor, text, hidden, below, against }) => [
      anchor,
      { anchor, text, hidden, below, against },
    ]),
  );
}

/** The change of a piece; one that changes nothing where there is none. */
export function changeOf(working: Working, piece: NotePiece): WantedEdit {
  const { anchor, digest: against } = piece;
  return working[anchor] ?? { anchor, text: null, hidden: false, below: [], against };
}

/** The changes with this one about the piece. What was not changed before is made against the text of now. */
export function withChange(
  working: Working,
  piece: NotePiece,
  change: Partial<WantedEdit>,
): Working {
  const next = { ...changeOf(working, piece), ...change };
  const { [piece.anchor]: _, ...others } = working;
  return isNothing(next) ? others : { ...others, [piece.anchor]: next };
}

function isNothing({ text, hidden, below }: WantedEdit): boolean {
  return text === null && !hidden && below.length === 0;
}

/** As it is sent: without blank lines, and without texts that are as they are generated. */
export function wanted(working: Working, pieces: readonly NotePiece[]): WantedEdit[] {
  const generated = new Map(pieces.map(({ anchor, text }) => [anchor, text]));
  const tidied = Object.values(working).map((edit): WantedEdit => {
    const text = edit.text?.trim();
    const isSame = !text || text === generated.get(edit.anchor)?.trim();
    return {
      ...edit,
      text: isSame ? null : text,
      below: edit.below.map((line) => line.trim()).filter(Boolean),
    };
  });
  return tidied.filter((edit) => !isNothing(edit)).sort(byAnchor);
}

function byAnchor(one: WantedEdit, other: WantedEdit): number {
  return one.anchor < other.anchor ? -1 : 1;
}

/** The piece as it reads with the change. */
export function after(
  piece: NotePiece,
  { text, hidden, below }: Pick<WantedEdit, "text" | "hidden" | "below">,
): string {
  const standing = hidden ? [] : [text ?? piece.text];
  return [...standing, ...below].filter(Boolean).join("\n");
}

/** Whether the server would keep something else. */
export function isChanged(working: Working, note: EditedNote): boolean {
  const [mine, theirs] = [working, workingOf(note)].map((edits) => wanted(edits, note.pieces));
  return JSON.stringify(mine) !== JSON.stringify(theirs);
}

export interface Merged {
  working: Working;
  /** What somebody else has changed meanwhile that is changed otherwise here, by anchor; null where they took it back. */
  theirs: Readonly<Record<string, WantedEdit | null>>;
}

/**
 * What is changed here, on top of what somebody else saved meanwhile. Where both changed a piece, this one stays for now;
 * so it does where that is `open` since an earlier time.
 */
export function merge(
  working: Working,
  base: Working,
  current: EditedNote,
  open: Merged["theirs"] = {},
): Merged {
  const saved = workingOf(current);
  const merged: Record<string, WantedEdit> = {};
  const theirs: Record<string, WantedEdit | null> = {};
  const same = (one?: WantedEdit, other?: WantedEdit) =>
    JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
  for (const anchor of new Set([
    ...Object.keys(working),
    ...Object.keys(saved),
    ...Object.keys(base),
    ...Object.keys(open),
  ])) {
    const [mine, before, other] = [working[anchor], base[anchor], saved[anchor]];
    const kept = same(mine, before) ? other : mine;
    if (kept) merged[anchor] = kept;
    const isOpen = Object.hasOwn(open, anchor) || !same(other, before);
    if (isOpen && !same(mine, before) && !same(mine, other)) {
      theirs[anchor] = other ?? null;
    }
  }
  return { working: merged, theirs };
}

/** In how many of the pieces that are shown it is still open whose change stands. */
export function conflictsIn({ theirs }: Merged, pieces: readonly NotePiece[]): number {
  return pieces.filter(({ anchor }) => Object.hasOwn(theirs, anchor)).length;
}
