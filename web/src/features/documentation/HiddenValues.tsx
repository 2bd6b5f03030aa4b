import { EyeOff } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { Schema } from "@/api/types";
import { hiddenWords } from "@/features/documentation/hiddenWords";
import type { Variant } from "@/features/documentation/variants";
import { Button } from "@/ui/Button";
import { SkeletonRows } from "@/ui/Skeleton";

const ReviewList = lazy(async () => {
  const { ReviewList } = await import("@/features/documentation/ReviewList");
  return { default: ReviewList };
});

interface HiddenValuesProps {
  note: Schema<"Documentation">;
  sessionId: string;
  eventCount: number;
  variant: Variant;
  mayReview: boolean;
}

/** What redaction hid in the note; who may decide about it looks at each value. */
export function HiddenValues(props: HiddenValuesProps) {
  const { note, sessionId, eventCount, variant, mayReview } = props;
  const [isOpen, setOpen] = useState(false);
  const hidden = hiddenWords(note.document.hidden);
  if (!hidden && !mayReview) return null;
  return (
    <section aria-label="Redaction" className="mt-2 border-line border-t pt-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="flex items-start gap-1.5 text-meta text-muted">
          <EyeOff size={14} className="mt-px shrink-0" aria-hidden />
          {hidden || "No secrets found"}
        </p>
        {mayReview && (
          <Button
            size="sm"
            variant="ghost"
            aria-expanded={isOpen}
            onClick={() => setOpen((open) => !open)}
          >
            {isOpen ? "Close the review" : "Review"}
          </Button>
        )}
      </div>
      {isOpen && mayReview && (
        <Suspense fallback={<SkeletonRows rows={2} label="Loading the hidden values" />}>
          <ReviewList sessionId={sessionId} eventCount={eventCount} variant={variant} />
        </Suspense>
      )}
    </section>
  );
}
