import { Plus, Trash2 } from "lucide-react";
import { type ReactNode, useId, useRef } from "react";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";

interface RowGroupProps {
  title: string;
  /** What one of them is called: "command". */
  one: string;
  /** What is wrong with the list as a whole. */
  error?: string;
  rows: readonly ReactNode[];
  onAdd: () => void;
  onRemove: (place: number) => void;
}

/** A list of small forms, to be added to and taken from. The focus goes along. */
export function RowGroup({ title, one, error, rows, onAdd, onRemove }: RowGroupProps) {
  const id = useId();
  const group = useRef<HTMLElement>(null);
  const focus = (selector: string) =>
    requestAnimationFrame(() => group.current?.querySelector<HTMLElement>(selector)?.focus());

  const handleAdd = () => {
    onAdd();
    focus("[data-entry]:last-child input");
  };
  const handleRemove = (place: number) => {
    onRemove(place);
    focus("[data-add]");
  };
  return (
    <section ref={group} aria-labelledby={id} className="flex flex-col gap-2">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h2 id={id} className="font-medium text-ui">
          {title}
        </h2>
        <Button
          size="sm"
          variant="ghost"
          data-add
          icon={<Plus size={14} aria-hidden />}
          onClick={handleAdd}
        >
          Add {one}
        </Button>
      </div>
      {error && <p className="text-danger text-meta">{error}</p>}
      {rows.length > 0 && (
        <ul className="flex flex-col gap-2">
          {rows.map((row, place) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the entries have no names, and their fields no state
              key={place}
              data-entry
              className="flex items-start gap-2 rounded-card border border-line p-2.5"
            >
              <div className="flex min-w-0 grow flex-col gap-2">{row}</div>
              <IconButton
                label={`Remove ${one} ${place + 1}`}
                size="sm"
                icon={<Trash2 size={14} />}
                onClick={() => handleRemove(place)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
