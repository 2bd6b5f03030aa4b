import type { ReactNode } from "react";

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** What belongs here, and how it gets here. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** Nothing here yet, or nothing that matches: says which, and what to do. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 rounded-card border border-line border-dashed px-6 py-12 text-center">
      {icon && <div className="mb-2 text-faint">{icon}</div>}
      <p className="font-medium text-body">{title}</p>
      {children && <div className="max-w-prose text-muted text-ui">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
