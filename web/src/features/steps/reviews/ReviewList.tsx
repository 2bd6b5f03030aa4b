import { Star } from "lucide-react";
import { useMe } from "@/api/auth/state";
import { query } from "@/api/client";
import type { LibraryStep } from "@/features/steps/detail/useStep";
import { cn } from "@/lib/classes";
import { plural } from "@/lib/text";
import { Badge } from "@/ui/Badge";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { Moment } from "@/ui/Moment";
import { Pager } from "@/ui/Pager";
import { SkeletonRows } from "@/ui/Skeleton";

/** Everybody's reviews, the latest first. */
export function ReviewList({ step }: { step: LibraryStep }) {
  const me = useMe();
  const reviews = query.useInfiniteQuery(
    "get",
    "/api/v1/steps/{step_id}/reviews",
    { params: { path: { step_id: step.id }, query: { limit: 25 } } },
    { initialPageParam: null, getNextPageParam: ({ next_cursor }) => next_cursor },
  );
  if (reviews.isPending) return <SkeletonRows rows={3} label="Loading reviews" />;
  const items = reviews.data?.pages.flatMap((page) => page.items) ?? [];
  if (reviews.error && items.length === 0) {
    return (
      <ErrorState
        error={reviews.error}
        title="The reviews could not be loaded"
        onRetry={() => void reviews.refetch()}
      />
    );
  }
  if (items.length === 0) {
    return (
      <EmptyState icon={<Star size={24} aria-hidden />} title="No reviews yet">
        Whoever used the step can say how well it worked.
      </EmptyState>
    );
  }
  return (
    <div className="min-w-0">
      <ul
        aria-label="Reviews"
        className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface"
      >
        {items.map(({ author, rating, comment, written_at }) => (
          <li key={author.id} className="flex flex-col gap-1 px-4 py-3">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <StarsGiven rating={rating} />
              <span className="wrap-anywhere font-medium text-ui">{author.name}</span>
              {author.id === me.id && <Badge tone="accent">You</Badge>}
              <Moment at={written_at} className="text-faint text-meta" />
            </div>
            {comment && (
              <p className="wrap-anywhere whitespace-pre-wrap text-muted text-ui">{comment}</p>
            )}
          </li>
        ))}
      </ul>
      <Pager
        shown={plural(items.length, "review")}
        hasMore={reviews.hasNextPage}
        loading={reviews.isFetchingNextPage}
        onMore={() => void reviews.fetchNextPage()}
      />
    </div>
  );
}

function StarsGiven({ rating }: { rating: number }) {
  return (
    <span className="inline-flex gap-0.5">
      <span className="sr-only">{rating} of 5 stars</span>
      {[1, 2, 3, 4, 5].map((star) => (
        <Star
          key={star}
          size={13}
          aria-hidden
          className={cn("text-edge", star <= rating && "fill-warning text-warning")}
        />
      ))}
    </span>
  );
}
