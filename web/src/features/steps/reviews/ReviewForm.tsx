import { type FormEvent, useState } from "react";
import { fieldProblem } from "@/api/problem";
import type { LibraryStep } from "@/features/steps/detail/useStep";
import { StarField } from "@/features/steps/reviews/StarField";
import { useReview } from "@/features/steps/reviews/useReview";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { TextArea } from "@/ui/TextArea";

const nothing = { rating: 0, comment: "" };

/** My review: one a person, so a second one takes the place of the first. */
export function ReviewForm({ step }: { step: LibraryStep }) {
  const mine = step.my_review;
  const [edit, setEdit] = useState<typeof nothing | null>(null);
  const [asked, setAsked] = useState(false);
  const review = useReview(step.id, () => {
    setEdit(null);
    setAsked(false);
  });
  const value = edit ?? mine ?? nothing;
  const isBlank = value.rating === 0;

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isBlank || review.isWriting) return;
    review.write({ rating: value.rating, comment: value.comment.trim() });
  };
  return (
    <form noValidate onSubmit={handleSubmit} className="flex flex-col gap-3">
      <StarField
        label="Your rating"
        value={value.rating}
        error={
          asked && isBlank ? "Choose one to five stars." : fieldProblem(review.error, "rating")
        }
        onChange={(rating) => setEdit({ comment: value.comment, rating })}
      />
      <TextArea
        label="Comment"
        hint="What worked, what did not. Optional."
        maxLength={2000}
        value={value.comment}
        error={fieldProblem(review.error, "comment")}
        onChange={({ target }) => setEdit({ rating: value.rating, comment: target.value })}
      />
      <InlineError error={review.error} />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          variant="primary"
          busy={review.isWriting}
          disabled={mine !== null && edit === null}
        >
          {mine ? "Change review" : "Save review"}
        </Button>
        {mine && (
          <Button
            variant="ghost"
            busy={review.isWithdrawing}
            onClick={() => void review.withdraw(mine)}
          >
            Withdraw review
          </Button>
        )}
      </div>
    </form>
  );
}
