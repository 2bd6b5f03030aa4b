import { Button } from "@/ui/Button";

interface PagerProps {
  /** How many are shown, in words: "25 flows shown". */
  shown: string;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
}

/** The end of a list that is read in pages. */
export function Pager({ shown, hasMore, loading, onMore }: PagerProps) {
  return (
    <div className="flex items-center justify-between gap-4 px-1 py-3">
      <p role="status" className="text-faint text-meta tabular-nums">
        {shown}
      </p>
      {hasMore && (
        <Button size="sm" busy={loading} onClick={onMore}>
          Load more
        </Button>
      )}
    </div>
  );
}
