import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { IconButton } from "@/ui/IconButton";

interface ListToolsProps {
  /** What it is, such as "answer 2". */
  what: string;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** Buttons of one entry of a list. */
export function ListTools({ what, first, last, onMove, onRemove }: ListToolsProps) {
  return (
    <span className="flex shrink-0 gap-0.5">
      <IconButton
        label={`Move ${what} up`}
        size="sm"
        icon={<ArrowUp size={14} />}
        aria-disabled={first || undefined}
        onClick={() => !first && onMove(-1)}
      />
      <IconButton
        label={`Move ${what} down`}
        size="sm"
        icon={<ArrowDown size={14} />}
        aria-disabled={last || undefined}
        onClick={() => !last && onMove(1)}
      />
      <IconButton
        label={`Remove ${what}`}
        size="sm"
        icon={<Trash2 size={14} />}
        onClick={onRemove}
      />
    </span>
  );
}
