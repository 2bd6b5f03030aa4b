import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { type Column, pressed, type Sort } from "@/features/team/members/filters";
import { cn } from "@/lib/classes";
import { HeadCell } from "@/ui/Table";

interface SortHeadProps {
  column: Column;
  sort: Sort;
  onSort: (sort: Sort) => void;
  className?: string;
  children: ReactNode;
}

/** A column's head that sorts by it. */
export function SortHead({ column, sort, onSort, className, children }: SortHeadProps) {
  const isSorted = sort.column === column;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <HeadCell
      className={className}
      aria-sort={isSorted ? (sort.descending ? "descending" : "ascending") : undefined}
    >
      <button
        type="button"
        onClick={() => onSort(pressed(sort, column))}
        className={cn(
          "inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink",
          isSorted && "text-ink",
        )}
      >
        {children}
        {isSorted && <Arrow size={12} aria-hidden />}
      </button>
    </HeadCell>
  );
}
