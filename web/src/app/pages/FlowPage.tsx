import { useParams } from "react-router";
import { FlowView } from "@/features/flow/FlowView";

export function FlowPage() {
  const { flowId = "" } = useParams();
  return <FlowView flowId={flowId} />;
}
