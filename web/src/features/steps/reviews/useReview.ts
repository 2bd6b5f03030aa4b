import { query } from "@/api/client";
import { problemText } from "@/api/problem";
import type { Schema } from "@/api/types";
import { useStepCache } from "@/features/steps/detail/useStep";
import { toast } from "@/ui/toasts";

type Body = Schema<"StepReviewBody">;

const path = "/api/v1/steps/{step_id}/review";

/** Writes my one review of a step, and takes it back. `onDone` is told when the server has taken either. */
export function useReview(stepId: string, onDone: () => void) {
  const put = useStepCache(stepId);
  const params = { path: { step_id: stepId } };
  const onError = (error: unknown) => void toast.error(problemText(error));

  const writing = query.useMutation("put", path, {
    onSuccess: (step) => {
      put(step);
      onDone();
      toast.success("Review saved");
    },
  });
  // Said here and not with each call: "Undo" is pressed when the page may be gone.
  const restoring = query.useMutation("put", path, {
    onError,
    onSuccess: (step) => {
      put(step);
      toast.success("Review restored");
    },
  });
  const withdrawing = query.useMutation("delete", path, { onError });

  const withdraw = async ({ rating, comment }: Body) => {
    const step = await withdrawing.mutateAsync({ params }).catch(() => null);
    if (!step) return;
    put(step);
    onDone();
    const bringBack = () => restoring.mutate({ params, body: { rating, comment } });
    toast.success("Review withdrawn", { action: { label: "Undo", onClick: bringBack } });
  };
  return {
    write: (body: Body) => writing.mutate({ params, body }),
    withdraw,
    isWriting: writing.isPending,
    isWithdrawing: withdrawing.isPending,
    error: writing.error,
  };
}
