import { Eye, EyeOff, ListPlus, Undo2, X } from "lucide-react";
import { memo } from "react";
import {
  after,
  changeOf,
  type NotePiece,
  type WantedEdit,
} from "@/features/documentation/editing/working";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { TextDiff } from "@/ui/flow/diff/TextDiff";
import { IconButton } from "@/ui/IconButton";
import { TextArea } from "@/ui/TextArea";

/** As many as the server keeps. */
const mostLines = 20;

interface PieceFieldProps {
  piece: NotePiece;
  edit: WantedEdit | undefined;
  /** Whether it reads otherwise than it is generated. */
  isChanged: boolean;
  /** What somebody else made of it meanwhile; null where they took their change back. */
  theirs: WantedEdit | null | undefined;
  onChange: (piece: NotePiece, change: Partial<WantedEdit>) => void;
  onTakeTheirs: (piece: NotePiece) => void;
  onKeepMine: (piece: NotePiece) => void;
}

/** A piece of the note that can be changed in its place. Typing in one draws none of the others. */
export const PieceField = memo(function PieceField(props: PieceFieldProps) {
  const { piece, edit, isChanged, theirs, onTakeTheirs, onKeepMine } = props;
  const onChange = (change: Partial<WantedEdit>) => props.onChange(piece, change);
  const { text, hidden, below, against } = edit ?? changeOf({}, piece);
  const name = piece.time ? `${piece.heading}, ${piece.time}` : piece.heading;
  const undo = () => onChange({ text: null, hidden: false, below: [], against: piece.digest });
  const addLine = () => onChange({ below: [...below, ""] });
  const setLine = (place: number, line: string | null) =>
    onChange({ below: below.flatMap((old, at) => (at === place ? (line ?? []) : old)) });
  // Behind what is not there, nothing can be added; only behind an event.
  const isEvent = piece.anchor.startsWith("entry:");
  const mayExtend = piece.can_extend && (isEvent || !hidden) && below.length < mostLines;
  const mine = { text, hidden, below };
  const isTop = piece.anchor === "top";
  return (
    <li
      className={cn(
        "flex flex-col gap-1.5 rounded-card border p-2",
        isChanged ? "border-accent/40 bg-accent-subtle" : "border-line",
      )}
    >
      <div className="flex flex-wrap items-center gap-1">
        <span className="flex-1 text-meta text-muted">
          {isTop ? "Below the facts" : (piece.time ?? piece.heading)}
          {hidden && " · left out"}
          {isChanged && !hidden && " · changed"}
        </span>
        {piece.can_hide && (
          <IconButton
            size="sm"
            label={hidden ? `Show again: ${name}` : `Leave out: ${name}`}
            icon={hidden ? <Eye size={14} aria-hidden /> : <EyeOff size={14} aria-hidden />}
            onClick={() =>
              onChange({ hidden: !hidden, text: null, ...(isEvent ? {} : { below: [] }) })
            }
          />
        )}
        {mayExtend && (
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
          <p
            className={cn(
              "whitespace-pre-wrap break-words text-ui",
              hidden && "text-muted line-through",
            )}
          >
            {piece.text}
          </p>
        )
      ) : (
        <TextArea
          label={name}
          hideLabel
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
          mine={after(piece, mine)}
          other={theirs ? after(piece, theirs) : piece.text}
          keep="Keep mine"
          take="Take theirs"
          onKeep={() => onKeepMine(piece)}
          onTake={() => onTakeTheirs(piece)}
        />
      )}
      {theirs === undefined && edit && against !== piece.digest && (
        <Choice
          title="The session went on: this text is a new one since you changed it"
          mine={after(piece, mine)}
          other={after(piece, { ...mine, ...generated })}
          keep="Keep mine"
          take="Take the new text"
          onKeep={() => onChange({ against: piece.digest })}
          onTake={() => onChange({ ...generated, against: piece.digest })}
        />
      )}
    </li>
  );
});

/** The text as it is generated; what was added below it stays. */
const generated = { text: null, hidden: false };

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
