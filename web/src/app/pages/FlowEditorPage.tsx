import { useParams } from "react-router";
import { FlowEditor, type PublishSlot } from "@/features/editor/FlowEditor";
import { lazily } from "@/ui/lazily";

const PublishDialog = lazily(
  async () => (await import("@/features/flow/PublishDialog")).PublishDialog,
);

/** Publishing belongs to the flow; the editor asks for it once its draft is saved. */
function publish(slot: PublishSlot) {
  return slot.open && <PublishDialog {...slot} unsaved={false} />;
}

export function FlowEditorPage() {
  const { flowId = "" } = useParams();
  return <FlowEditor flowId={flowId} publish={publish} />;
}
