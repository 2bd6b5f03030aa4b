import type { ReactNode, Ref } from "react";
import { cn } from "@/lib/classes";

interface RowsProps {
  /** They answer the former question; those of the present one are on their way. */
  outdated: boolean;
  children: ReactNode;
  ref?: Ref<HTMLDivElement>;
}

/** A list and what belongs to it, faded and said to be busy while it is about to be another. */
export function Rows({ outdated, children, ref }: RowsProps) {
  return (
    <div
      ref={ref}
      aria-busy={outdated}
      className={cn("transition-opacity", outdated && "opacity-60")}
    >
      {children}
    </div>
  );
}
