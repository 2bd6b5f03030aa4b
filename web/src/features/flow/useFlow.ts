import { useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";
import type { FlowDetail } from "@/api/types";

function flowQuery(flowId: string) {
  return query.queryOptions("get", "/api/v1/flows/{flow_id}", {
    params: { path: { flow_id: flowId } },
  });
}

export function useFlow(flowId: string) {
  return query.useQuery("get", "/api/v1/flows/{flow_id}", {
    params: { path: { flow_id: flowId } },
  });
}

/** Puts what the server answered in place of what was known, and lets the lists catch up. */
export function useFlowCache(flowId: string) {
  const client = useQueryClient();
  const refreshLists = () => {
    void client.invalidateQueries({ queryKey: ["get", "/api/v1/flows"] });
    void client.invalidateQueries({ queryKey: ["get", "/api/v1/flows/facets"] });
  };
  return {
    put: (flow: FlowDetail) => {
      client.setQueryData(flowQuery(flowId).queryKey, flow);
      refreshLists();
    },
    reload: async () => {
      refreshLists();
      void client.invalidateQueries({ queryKey: ["get", "/api/v1/flows/{flow_id}/versions"] });
      await client.invalidateQueries({ queryKey: flowQuery(flowId).queryKey });
    },
  };
}
