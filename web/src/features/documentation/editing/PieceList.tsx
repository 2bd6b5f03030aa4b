import { PieceField } from "@/features/documentation/editing/PieceField";
import type { Editing } from "@/features/documentation/editing/useEditing";
import type { NotePiece } from "@/features/documentation/editing/working";

/** The pieces of the note under their headings. */
export function PieceList({ editing }: { editing: Editing }) {
  const { note, working, edits, theirs, change, takeTheirs, keepMine } = editing;
  return (
    <div className="flex flex-col gap-4 pt-3">
      {bySection(note.pieces).map(({ heading, pieces }) => (
        <section key={pieces[0]?.anchor} aria-label={heading}>
          <h3 className="mb-1.5 font-semibold text-ui">{heading}</h3>
          <ul className="flex flex-col gap-1.5">
            {pieces.map((piece) => (
              <PieceField
                key={piece.anchor}
                piece={piece}
                edit={working[piece.anchor]}
                isChanged={edits.has(piece.anchor)}
                theirs={theirs[piece.anchor]}
                onChange={change}
                onTakeTheirs={takeTheirs}
                onKeepMine={keepMine}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function bySection(pieces: readonly NotePiece[]) {
  const sections: { heading: string; pieces: NotePiece[] }[] = [];
  for (const piece of pieces) {
    const last = sections.at(-1);
    if (last?.heading === piece.heading) last.pieces.push(piece);
    else sections.push({ heading: piece.heading, pieces: [piece] });
  }
  return sections;
}
