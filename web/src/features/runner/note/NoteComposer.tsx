import { Paperclip } from "lucide-react";
import type { KeyboardEvent, RefObject } from "react";
import { useStore } from "zustand";
import { AudienceSwitch } from "@/features/runner/note/AudienceSwitch";
import type { Run } from "@/features/runner/queue/useRun";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { Kbd } from "@/ui/Kbd";

const looks = {
  internal: {
    label: "Internal note",
    who: "Only your team reads it.",
    add: "Add internal note",
    frame: "border-edge/60",
    tone: "text-faint",
  },
  client: {
    label: "Client note",
    who: "The client may read it.",
    add: "Add client note",
    frame: "border-warning",
    tone: "text-warning",
  },
};

interface NoteComposerProps {
  run: Run;
  field: RefObject<HTMLTextAreaElement | null>;
  /** The button that adds files. */
  adder: RefObject<HTMLButtonElement | null>;
  onPick: () => void;
  /** Leaves the field for the step. */
  onLeave: () => void;
}

/** Writes something down at the current step. The text is kept until the server has it. */
export function NoteComposer({ run, field, adder, onPick, onLeave }: NoteComposerProps) {
  const { text, audience } = useStore(run.draft);
  const look = looks[audience];

  const handleAdd = () => {
    if (!text.trim() || run.ending) return;
    // The next note is for the team again: a remark must not reach the client by accident.
    run.draft.setState({ text: "", audience: "internal" });
    void run.act({ type: "note", text, audience });
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onLeave();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) handleAdd();
    else return;
    event.preventDefault();
  };

  return (
    <section
      aria-label="Write a note"
      className={cn("rounded-card border bg-surface transition-colors", look.frame)}
    >
      <div className="flex flex-wrap items-center justify-between gap-2 px-3 pt-2.5">
        <p className={cn("text-meta", look.tone)}>
          <span className="font-medium">{look.label}.</span> {look.who}
        </p>
        <AudienceSwitch
          value={audience}
          onValueChange={(next) => run.draft.setState({ audience: next })}
        />
      </div>
      <textarea
        ref={field}
        aria-label={look.label}
        placeholder="What did you see or do?"
        maxLength={10_000}
        rows={2}
        value={text}
        onChange={(event) => run.draft.setState({ text: event.target.value })}
        onKeyDown={handleKeyDown}
        className="field-sizing-content block max-h-60 min-h-14 w-full resize-none bg-transparent px-3 py-2 text-body outline-none"
      />
      <div className="flex items-center justify-between gap-2 px-3 pb-2.5">
        <p className="text-faint text-meta max-2xl:hidden">
          <Kbd keys="n" /> to write, <Kbd keys="escape" /> to leave
        </p>
        <Button
          ref={adder}
          size="sm"
          variant="ghost"
          disabled={run.ending}
          data-tip="Or paste a screenshot, or drop files onto the page"
          icon={<Paperclip size={14} aria-hidden />}
          className="ml-auto"
          onClick={onPick}
        >
          Add evidence
        </Button>
        <Button size="sm" disabled={!text.trim() || run.ending} onClick={handleAdd}>
          {look.add}
          <Kbd keys="mod+enter" className="max-md:hidden" />
        </Button>
      </div>
    </section>
  );
}
