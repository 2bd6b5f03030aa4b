import { type ReactNode, useId } from "react";
import { cn } from "@/lib/classes";

interface PanelProps {
  title: string;
  /** Stands beside the title, such as a badge. */
  mark?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** For what cannot be taken back. */
  danger?: boolean;
  children?: ReactNode;
}

/** One subject of a page of settings. */
export function Panel({ title, mark, description, actions, danger, children }: PanelProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cn(
        "flex flex-col gap-4 rounded-card border bg-surface p-4 md:p-5",
        danger ? "border-danger/40" : "border-line",
      )}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 grow basis-64">
          <h2 id={id} className="flex flex-wrap items-center gap-2 font-semibold text-body">
            {title}
            {mark}
          </h2>
          {description && <div className="mt-1 max-w-prose text-muted text-ui">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
