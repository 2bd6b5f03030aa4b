import { after, type EditedNote, type WantedEdit } from "@/features/documentation/editing/working";
import { TextDiff } from "@/ui/flow/diff/TextDiff";

interface ChangesListProps {
  note: EditedNote;
  edits: ReadonlyMap<string, WantedEdit>;
}

/** How the note differs from what is generated. */
export function ChangesList({ note, edits }: ChangesListProps) {
  const changed = note.pieces.flatMap((piece) => {
    const edit = edits.get(piece.anchor);
    return edit ? [{ piece, edit }] : [];
  });
  if (changed.length === 0 && note.gone.length === 0) {
    return <p className="py-3 text-meta text-muted">The note is as it is generated.</p>;
  }
  return (
    <ul className="flex flex-col gap-2 pt-3">
      {changed.map(({ piece, edit }) => (
        <li key={piece.anchor} className="rounded-card border border-line p-2.5">
          <p className="mb-1 text-meta text-muted">
            {piece.heading}
            {piece.time && `, ${piece.time}`}
          </p>
          <TextDiff before={piece.text} after={after(piece, edit)} />
        </li>
      ))}
      {note.gone.map(({ anchor, text, below }) => (
        <li key={anchor} className="rounded-card border border-line p-2.5">
          <p className="mb-1 text-meta text-muted">
            What this was about is not in the note now; it is kept in case it comes back
          </p>
          <p className="whitespace-pre-wrap break-words text-ui">
            {[text, ...below].filter(Boolean).join("\n")}
          </p>
        </li>
      ))}
    </ul>
  );
}
