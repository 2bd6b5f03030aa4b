import { X } from "lucide-react";
import { query } from "@/api/client";
import { Button } from "@/ui/Button";

interface FlowChipProps {
  flowId: string;
  onRemove: () => void;
}

/** The flow that a list is narrowed to; pressing it shows all flows again. */
export function FlowChip({ flowId, onRemove }: FlowChipProps) {
  const { data, error } = query.useQuery(
    "get",
    "/api/v1/flows/{flow_id}",
    { params: { path: { flow_id: flowId } } },
    { staleTime: 60_000, retry: false },
  );
  const title = data?.draft.title ?? (error ? "a flow that is not there" : "…");
  return (
    <Button
      className="max-w-80 rounded-full font-normal"
      aria-label={`Take away the filter Flow: ${title}`}
      onClick={onRemove}
    >
      <span className="truncate">{title}</span>
      <X size={14} aria-hidden />
    </Button>
  );
}
