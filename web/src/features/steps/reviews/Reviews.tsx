import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import type { LibraryStep } from "@/features/steps/detail/useStep";
import { ReviewForm } from "@/features/steps/reviews/ReviewForm";
import { ReviewList } from "@/features/steps/reviews/ReviewList";
import { StarBars } from "@/features/steps/reviews/StarBars";

/** What people think of the step, and what I think of it. */
export function Reviews({ step }: { step: LibraryStep }) {
  return (
    <div className="grid max-w-5xl items-start gap-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <div className="flex flex-col gap-6">
        {step.reviews > 0 && <StarBars stars={step.stars} />}
        <Mine step={step} />
      </div>
      <ReviewList step={step} />
    </div>
  );
}

/** The form, or why there is none. */
function Mine({ step }: { step: LibraryStep }) {
  const me = useMe();
  if (step.owner.id === me.id) return <Why>This step is yours: its reviews are for others.</Why>;
  if (!mayWrite(me.role))
    return <Why>Viewers read reviews. Ask your team admin to write some.</Why>;
  if (step.archived_at) return <Why>This step is archived. It takes no more reviews.</Why>;
  // Another review of mine, as after a withdrawal, is another form.
  return <ReviewForm key={step.my_review?.written_at ?? "none"} step={step} />;
}

function Why({ children }: { children: string }) {
  return <p className="text-faint text-ui">{children}</p>;
}
