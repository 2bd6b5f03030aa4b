import { Plus } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button } from "@/ui/Button";

interface FieldGroupProps {
  title: string;
  /** What is wrong with the list as a whole. */
  error?: string;
  /** What the button to add one says. */
  add?: string;
  onAdd?: () => void;
  children?: ReactNode;
}

/** Fields that belong together, with their heading and a button for one more. */
export function FieldGroup({ title, error, add, onAdd, children }: FieldGroupProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 id={id} className="font-semibold text-ui">
          {title}
        </h3>
        {add && (
          <Button size="sm" variant="ghost" icon={<Plus size={14} aria-hidden />} onClick={onAdd}>
            {add}
          </Button>
        )}
      </div>
      {error && <p className="text-danger text-meta">{error}</p>}
      {children}
    </section>
  );
}
