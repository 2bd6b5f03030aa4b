import { FlowWorkbench } from "@/features/flow/FlowWorkbench";
import { useFlow } from "@/features/flow/useFlow";
import { ErrorState } from "@/ui/ErrorState";
import { PageHeader } from "@/ui/PageHeader";
import { SkeletonRows } from "@/ui/Skeleton";

/** A flow by its id, in every state that it can be in. */
export function FlowView({ flowId }: { flowId: string }) {
  const flow = useFlow(flowId);
  if (flow.data) return <FlowWorkbench key={flow.data.id} flow={flow.data} />;
  return (
    <>
      <PageHeader title="Flow" />
      {flow.error ? (
        <ErrorState
          error={flow.error}
          title="The flow could not be loaded"
          onRetry={() => void flow.refetch()}
        />
      ) : (
        <SkeletonRows rows={6} label="Loading the flow" />
      )}
    </>
  );
}
