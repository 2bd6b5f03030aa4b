import type { ReactNode } from "react";
import { Button } from "@/ui/Button";

interface PagerProps {
  /** How many are shown, in words: "25 flows shown". */
  shown: string;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
  /** What else can be done with all of it. */
  children?: ReactNode;
}

/** The end of a list that is read in pages. */
export function Pager({ shown, hasMore, loading, onMore, children }: PagerProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-1 py-3">
      <p role="status" className="grow text-faint text-meta tabular-nums">
        {shown}
      </p>
      {children}
      {hasMore && (
        <Button size="sm" busy={loading} onClick={onMore}>
          Load more
        </Button>
      )}
    </div>
  );
}
