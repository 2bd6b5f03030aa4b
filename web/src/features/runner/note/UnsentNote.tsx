import { NotebookPen } from "lucide-react";
import { type StoreApi, useStore } from "zustand";
import type { NoteDraft } from "@/features/runner/queue/noteDraft";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";

/** A note that was still being written when the session ended: it cannot be added any more, but it is not lost. */
export function UnsentNote({ draft }: { draft: StoreApi<NoteDraft> }) {
  const { text } = useStore(draft);
  if (!text.trim()) return null;
  return (
    <section
      aria-label="Unsent note"
      className="flex flex-col gap-2 rounded-card border border-warning/40 bg-warning/10 p-3"
    >
      <div className="flex items-center gap-2 text-ui text-warning">
        <NotebookPen size={15} className="shrink-0" aria-hidden />
        <p className="grow">This note was not added before the session ended.</p>
        <CopyButton text={text} label="Copy unsent note" size="sm" />
        <Button size="sm" variant="ghost" onClick={() => draft.setState({ text: "" })}>
          Discard
        </Button>
      </div>
      <p className="whitespace-pre-wrap break-words text-body">{text}</p>
    </section>
  );
}
