import { Star } from "lucide-react";
import { cn } from "@/lib/classes";
import { plural } from "@/lib/text";

interface RatingProps {
  /** The mean of 1 to 5 with one digit; none without reviews. */
  rating: unknown;
  reviews: number;
  className?: string;
}

/** "4.5 ★ (3)", and the same in words for those who hear it. */
export function Rating({ rating, reviews, className }: RatingProps) {
  if (typeof rating !== "number") {
    return <span className={cn("whitespace-nowrap text-faint", className)}>No reviews</span>;
  }
  const mean = rating.toFixed(1);
  return (
    <span className={cn("inline-flex items-center gap-1 whitespace-nowrap", className)}>
      <span className="sr-only">{`${mean} of 5 stars, ${plural(reviews, "review")}`}</span>
      <span aria-hidden className="inline-flex items-center gap-1 tabular-nums">
        {mean}
        <Star size={13} className="fill-warning text-warning" />
        <span className="text-faint">({reviews.toLocaleString("en")})</span>
      </span>
    </span>
  );
}
