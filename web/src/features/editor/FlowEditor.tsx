import type { ReactNode } from "react";
import { query } from "@/api/client";
import type { FlowDetail } from "@/api/types";
import { EditorWorkbench } from "@/features/editor/EditorWorkbench";
import { ErrorState } from "@/ui/ErrorState";
import { lazily } from "@/ui/lazily";
import { PageHeader } from "@/ui/PageHeader";
import { SkeletonRows } from "@/ui/Skeleton";

const ReadOnly = lazily(async () => (await import("@/features/editor/ReadOnly")).ReadOnly);

export interface PublishSlot {
  flow: FlowDetail;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onStep: (step: string) => void;
}

interface FlowEditorProps {
  flowId: string;
  /** The dialog that publishes. */
  publish: (slot: PublishSlot) => ReactNode;
}

/** The draft of a flow to edit; who may not edit it reads it. */
export function FlowEditor({ flowId, publish }: FlowEditorProps) {
  const flow = query.useQuery(
    "get",
    "/api/v1/flows/{flow_id}",
    { params: { path: { flow_id: flowId } } },
    // Editing begins with the newest draft, and goes on with its own.
    { refetchOnMount: "always", refetchOnWindowFocus: false, refetchOnReconnect: false },
  );
  if (flow.data && (flow.isFetchedAfterMount || flow.error)) {
    const { may_edit, archived_at } = flow.data;
    if (may_edit && !archived_at) {
      return <EditorWorkbench key={flow.data.id} latest={flow.data} publish={publish} />;
    }
    return <ReadOnly flow={flow.data} />;
  }
  return (
    <div className="p-4">
      <PageHeader title="Edit flow" />
      {flow.error ? (
        <ErrorState
          error={flow.error}
          title="The flow could not be loaded"
          onRetry={() => void flow.refetch()}
        />
      ) : (
        <SkeletonRows rows={6} label="Loading the flow" />
      )}
    </div>
  );
}
