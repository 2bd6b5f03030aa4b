import type { ReactNode } from "react";
import { query } from "@/api/client";
import type { FlowDetail } from "@/api/types";
import { EditorWorkbench } from "@/features/editor/EditorWorkbench";
import { paths } from "@/lib/paths";
import { ErrorState } from "@/ui/ErrorState";
import { FlowOutline } from "@/ui/flow/FlowOutline";
import { Notice } from "@/ui/Notice";
import { PageHeader } from "@/ui/PageHeader";
import { SkeletonRows } from "@/ui/Skeleton";
import { TextLink } from "@/ui/TextLink";

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

function ReadOnly({ flow }: { flow: FlowDetail }) {
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4 p-4">
      <PageHeader title={flow.draft.title || "Untitled flow"} />
      <Notice title={flow.archived_at ? "This flow is archived" : "You may read this flow"}>
        {flow.archived_at
          ? "Restore it on its page to edit it. "
          : "Only its owner and team leads change it. Ask one of them, or duplicate it. "}
        <TextLink to={paths.flow(flow.id)}>To the flow</TextLink>
      </Notice>
      <FlowOutline document={flow.draft} findings={flow.findings} />
    </div>
  );
}
