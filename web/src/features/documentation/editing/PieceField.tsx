import { Eye, EyeOff, ListPlus, Undo2, X } from "lucide-react";
import {
  changeOf,
  type NotePiece,
  type WantedEdit,
} from "@/features/documentation/editing/working";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { TextDiff } from "@/ui/flow/diff/TextDiff";
import { IconButton } from "@/ui/IconButton";
import { TextArea } from "@/ui/TextArea";

interface PieceFieldProps {
  piece: NotePiece;
  edit: WantedEdit | undefined;
  /** What somebody else made of it meanwhile; null where they took their change back. */
  theirs: WantedEdit | null | undefined;
  onChange: (change: Partial<WantedEdit>) => void;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}

/** A piece of the note that can be changed in its place. */
export function PieceField(props: PieceFieldProps) {
  const { piece, edit, theirs, onChange, onTakeTheirs, onKeepMine } = props;
  const { text, hidden, below, against } = edit ?? changeOf({}, piece);
  const name = piece.time ? `${piece.heading}, ${piece.time}` : piece.heading;
  const undo = () => onChange({ text: null, hidden: false, below: [], against: piece.digest });
  const addLine = () => onChange({ below: [...below, ""] });
  const setLine = (place: number, line: string | null) =>
    onChange({ below: below.flatMap((old, at) => (at === place ? (line ?? []) : old)) });
  const isTop = piece.anchor === "top";
  return (
    <li
      className={cn(
        "flex flex-col gap-1.5 rounded-card border p-2",
        edit ? "border-accent/40 bg-accent-subtle" : "border-line",
      )}
    >
      <div className="flex flex-wrap items-center gap-1">
        <span className="flex-1 text-meta text-muted">
          {isTop ? "Below the facts" : (piece.time ?? piece.heading)}
          {hidden && " · left out"}
          {edit && !hidden && " · changed"}
        </span>
        {piece.can_hide && (
          <IconButton
            size="sm"
            label={hidden ? `Show again: ${name}` : `Leave out: ${name}`}
            icon={hidden ? <Eye size={14} aria-hidden /> : <EyeOff size={14} aria-hidden />}
            // Behind what is not there, nothing can be added; only behind an event.
            onClick={() =>
              onChange({
                hidden: !hidden,
                text: null,
                ...(piece.anchor.startsWith("entry:") ? {} : { below: [] }),
              })
            }
          />
        )}
        {piece.can_extend && !(hidden && !piece.anchor.startsWith("entry:")) && (
          <IconButton
            size="sm"
            label={`Add a line below: ${name}`}
            icon={<ListPlus size={14} aria-hidden />}
            onClick={addLine}
          />
        )}
        {edit && (
          <IconButton
            size="sm"
            label={`Undo: ${name}`}
            icon={<Undo2 size={14} aria-hidden />}
            onClick={undo}
          />
        )}
      </div>
      {hidden || !piece.can_replace ? (
        piece.text && (
          <p className={cn("whitespace-pre-wrap text-ui", hidden && "text-muted line-through")}>
            {piece.text}
          </p>
        )
      ) : (
        <TextArea
          label={name}
          hideLabel
          rows={1}
          maxLength={10_000}
          value={text ?? piece.text}
          onChange={({ target }) =>
            onChange({ text: target.value === piece.text ? null : target.value })
          }
        />
      )}
      {below.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: added lines are known by their place alone
        <div key={place} className="flex items-start gap-1 pl-4">
          <TextArea
            label={`Added line ${place + 1}: ${name}`}
            hideLabel
            rows={1}
            maxLength={2_000}
            className="flex-1"
            placeholder="A line of your own"
            value={line}
            onChange={({ target }) => setLine(place, target.value)}
          />
          <IconButton
            size="sm"
            label={`Remove line ${place + 1}: ${name}`}
            icon={<X size={14} aria-hidden />}
            onClick={() => setLine(place, null)}
          />
        </div>
      ))}
      {theirs !== undefined && (
        <Choice
          title="Somebody else changed this meanwhile"
          mine={text ?? ""}
          other={theirs?.hidden ? "" : (theirs?.text ?? piece.text)}
          keep="Keep mine"
          take="Take theirs"
          onKeep={onKeepMine}
          onTake={onTakeTheirs}
        />
      )}
      {theirs === undefined && edit && against !== piece.digest && (
        <Choice
          title="The session went on: this text is a new one since you changed it"
          mine={text ?? ""}
          other={piece.text}
          keep="Keep mine"
          take="Take the new text"
          onKeep={() => onChange({ against: piece.digest })}
          onTake={undo}
        />
      )}
    </li>
  );
}

interface ChoiceProps {
  title: string;
  mine: string;
  other: string;
  keep: string;
  take: string;
  onKeep: () => void;
  onTake: () => void;
}

function Choice({ title, mine, other, keep, take, onKeep, onTake }: ChoiceProps) {
  return (
    <section
      aria-label={title}
      className="flex flex-col gap-2 rounded-control border border-warning/40 bg-warning/10 p-2"
    >
      <p className="font-medium text-ui">{title}</p>
      <TextDiff before={other} after={mine} />
      <div className="flex flex-wrap gap-1.5">
        <Button size="sm" onClick={onKeep}>
          {keep}
        </Button>
        <Button size="sm" onClick={onTake}>
          {take}
        </Button>
      </div>
    </section>
  );
}
