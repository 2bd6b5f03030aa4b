import type { ReactNode } from "react";

/** The place of a field, so that findings can lead there. */
export function Slot({ field, children }: { field: string; children: ReactNode }) {
  return (
    <div data-field={field} className="min-w-0 grow">
      {children}
    </div>
  );
}
