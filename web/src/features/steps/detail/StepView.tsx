import { StepWorkbench } from "@/features/steps/detail/StepWorkbench";
import { useStep } from "@/features/steps/detail/useStep";
import { ErrorState } from "@/ui/ErrorState";
import { PageHeader } from "@/ui/PageHeader";
import { SkeletonRows } from "@/ui/Skeleton";

/** A step of the library by its id, in every state that it can be in. */
export function StepView({ stepId }: { stepId: string }) {
  const step = useStep(stepId);
  if (step.data) return <StepWorkbench step={step.data} />;
  return (
    <>
      <PageHeader title="Step" />
      {step.error ? (
        <ErrorState
          error={step.error}
          title="The step could not be loaded"
          onRetry={() => void step.refetch()}
        />
      ) : (
        <SkeletonRows rows={6} label="Loading the step" />
      )}
    </>
  );
}
