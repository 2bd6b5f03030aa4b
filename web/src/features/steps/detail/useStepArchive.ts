import { query } from "@/api/client";
import { problemText } from "@/api/problem";
import { useStepCache } from "@/features/steps/detail/useStep";
import { toast } from "@/ui/toasts";

/** Puts a step away, and takes it out again. Flows that follow it keep what they have. */
export function useStepArchive(stepId: string) {
  const put = useStepCache(stepId);
  const params = { path: { step_id: stepId } };
  const onError = (error: unknown) => void toast.error(problemText(error));
  // Said here and not with each call: "Undo" is pressed when the page may be gone.
  const restoring = query.useMutation("post", "/api/v1/steps/{step_id}/restore", {
    onError,
    onSuccess: (restored) => {
      put(restored);
      toast.success("Step restored");
    },
  });
  const restore = () => restoring.mutate({ params });
  const archiving = query.useMutation("post", "/api/v1/steps/{step_id}/archive", {
    onError,
    onSuccess: (archived) => {
      put(archived);
      toast.success("Step archived", { action: { label: "Undo", onClick: restore } });
    },
  });
  return { archive: () => archiving.mutate({ params }), restore };
}
