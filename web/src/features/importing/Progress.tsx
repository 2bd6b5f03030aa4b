import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";

interface ProgressProps {
  done: number;
  of: number;
  onStop: () => void;
}

/** How far the reading is. */
export function Progress({ done, of, onStop }: ProgressProps) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-3 rounded-card border border-line bg-surface p-4">
      <p role="status" className="text-ui">
        Reading {plural(of, "file")}…
      </p>
      <progress
        aria-label="Files read"
        value={done}
        max={of}
        className="h-2 min-w-40 grow accent-accent-solid"
      />
      <span className="text-faint text-meta tabular-nums">
        {done} of {of}
      </span>
      <Button size="sm" onClick={onStop}>
        Stop
      </Button>
    </div>
  );
}
