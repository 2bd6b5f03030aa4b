import { Check, CircleAlert, CloudOff, LoaderCircle, Pencil } from "lucide-react";
import { problemText } from "@/api/problem";
import type { Saving } from "@/features/editor/save/useSaving";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";

const looks = {
  saved: { icon: Check, word: "Saved", colour: "text-faint" },
  unsaved: { icon: Pencil, word: "Not saved yet", colour: "text-faint" },
  saving: { icon: LoaderCircle, word: "Saving…", colour: "text-faint" },
  offline: { icon: CloudOff, word: "Offline, will retry", colour: "text-warning" },
  refused: { icon: CircleAlert, word: "Not saved", colour: "text-danger" },
  conflict: { icon: CircleAlert, word: "Conflict", colour: "text-danger" },
} as const;

/** Whether the work is safe. */
export function SaveNote({ saving, onResolve }: { saving: Saving; onResolve: () => void }) {
  const { status, error } = saving.state;
  const { icon: Icon, word, colour } = looks[status];
  return (
    <span className="flex items-center gap-2">
      <span
        role="status"
        className={cn("inline-flex items-center gap-1 text-meta", colour)}
        data-save={status}
      >
        <Icon size={13} className={status === "saving" ? "animate-spin" : undefined} aria-hidden />
        {word}
        {status === "refused" && <span className="max-w-64 truncate">: {problemText(error)}</span>}
      </span>
      {status === "conflict" && (
        <Button size="sm" onClick={onResolve}>
          Resolve
        </Button>
      )}
    </span>
  );
}
