import type { ReactNode } from "react";
import { Link } from "react-router";
import { cn } from "@/lib/classes";

export interface View<Value extends string> {
  value: Value;
  label: string;
  count?: number;
  /** Whether it holds work that is not saved. */
  unsaved?: boolean;
  panel: () => ReactNode;
}

interface ViewLinksProps<Value extends string> {
  /** Names the list for screen readers. */
  label: string;
  value: Value;
  views: readonly View<Value>[];
  /** The address of a view, such as `?tab=versions`. */
  to: (value: Value) => string;
}

/** Views of one thing, each with its own address: they look like tabs and are links. */
export function ViewLinks<Value extends string>(props: ViewLinksProps<Value>) {
  const { label, value, views, to } = props;
  const shown = views.find((view) => view.value === value) ?? views[0];
  return (
    <>
      <nav aria-label={label} className="mb-4 flex gap-4 overflow-x-auto border-line border-b">
        {views.map((view) => (
          <Link
            key={view.value}
            to={{ search: to(view.value) }}
            replace
            preventScrollReset
            data-control
            aria-current={view === shown ? "page" : undefined}
            className={cn(
              "-mb-px flex h-9 shrink-0 items-center gap-1.5 border-transparent border-b-2 text-muted text-ui outline-offset-[-2px] transition-colors hover:text-ink",
              view === shown && "border-accent font-medium text-ink",
            )}
          >
            {view.label}
            {view.count !== undefined && (
              <span className="rounded-full bg-raised px-1.5 text-meta text-muted tabular-nums">
                {view.count}
              </span>
            )}
            {view.unsaved && (
              <span
                className="size-1.5 rounded-full bg-warning"
                role="img"
                aria-label="not saved"
              />
            )}
          </Link>
        ))}
      </nav>
      {shown?.panel()}
    </>
  );
}
