import { X } from "lucide-react";
import { query } from "@/api/client";

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
    <button
      type="button"
      aria-label={`Sessions on all flows, not only ${title}`}
      onClick={onRemove}
      className="inline-flex h-9 min-w-0 max-w-80 items-center gap-1.5 rounded-control bg-selected px-3 text-ui hover:bg-raised"
    >
      <span className="truncate">{title}</span>
      <X size={14} aria-hidden className="shrink-0" />
    </button>
  );
}
