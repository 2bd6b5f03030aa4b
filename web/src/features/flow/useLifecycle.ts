import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { query } from "@/api/client";
import { download } from "@/api/download";
import { problemText } from "@/api/problem";
import type { FlowDetail, Schema } from "@/api/types";
import { useFlowCache } from "@/features/flow/useFlow";
import { paths } from "@/lib/paths";
import { toast } from "@/ui/toasts";

export type ExportFormat = Schema<"ExportFormat">;

/** What can be done with a flow as a whole. */
export function useLifecycle(flow: FlowDetail) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const cache = useFlowCache(flow.id);
  const params = { path: { flow_id: flow.id } };
  const onError = (error: unknown) => void toast.error(problemText(error));

  const restoring = query.useMutation("post", "/api/v1/flows/{flow_id}/restore", { onError });
  const archiving = query.useMutation("post", "/api/v1/flows/{flow_id}/archive", { onError });
  const duplicating = query.useMutation("post", "/api/v1/flows/{flow_id}/duplicate", { onError });
  const adding = query.useMutation("put", "/api/v1/flows/{flow_id}/favourite", { onError });
  const removing = query.useMutation("delete", "/api/v1/flows/{flow_id}/favourite", { onError });

  const restore = () =>
    restoring.mutate(
      { params },
      {
        onSuccess: (restored) => {
          cache.put(restored);
          toast.success("Flow restored");
        },
      },
    );
  const archive = () =>
    archiving.mutate(
      { params },
      {
        onSuccess: (archived) => {
          cache.put(archived);
          toast.success("Flow archived", { action: { label: "Undo", onClick: restore } });
        },
      },
    );
  const duplicate = () =>
    duplicating.mutate(
      { params },
      {
        onSuccess: (copy) => {
          void client.invalidateQueries({ queryKey: ["get", "/api/v1/flows"] });
          toast.success("Copied. This is your copy.");
          void navigate(paths.flow(copy.id));
        },
      },
    );
  const favour = (on: boolean) => {
    // Shown at once, and put back when the server says no.
    cache.put({ ...flow, is_favourite: on });
    const back = { onError: () => cache.put(flow) };
    if (on) adding.mutate({ params }, back);
    else removing.mutate({ params }, back);
  };
  const exportAs = async (format: ExportFormat, version?: number) => {
    const search = new URLSearchParams({ format, ...(version ? { version: `${version}` } : {}) });
    try {
      await download(`/api/v1${paths.flow(flow.id)}/export?${search}`, `flow.${format}`);
    } catch (problem) {
      onError(problem);
    }
  };
  return { archive, restore, duplicate, favour, exportAs };
}
