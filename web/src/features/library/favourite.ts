import { type InfiniteData, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { problemText } from "@/api/problem";
import type { FlowDetail, FlowSummary, Schema } from "@/api/types";
import { toast } from "@/ui/toasts";

type Pages = InfiniteData<Schema<"FlowSummaryPage">>;
type Favourite = Pick<FlowSummary, "id" | "is_favourite">;

/** Marks a flow as a favourite, or no longer: at once, and back if the server refuses. */
export function useFavourite() {
  const client = useQueryClient();
  return async ({ id, is_favourite }: Favourite) => {
    const wanted = !is_favourite;
    const init = { params: { path: { flow_id: id } } };
    await client.cancelQueries({ queryKey: ["get", "/api/v1/flows"] });
    mark(client, { id, is_favourite: wanted });
    const { error } = wanted
      ? await api.PUT("/api/v1/flows/{flow_id}/favourite", init)
      : await api.DELETE("/api/v1/flows/{flow_id}/favourite", init);
    if (error) {
      mark(client, { id, is_favourite });
      toast.error(problemText(error));
    }
    void client.invalidateQueries({ queryKey: ["get", "/api/v1/flows/facets"] });
  };
}

function mark(client: QueryClient, { id, is_favourite }: Favourite): void {
  const marked = <Flow extends { id: string }>(flow: Flow) =>
    flow.id === id ? { ...flow, is_favourite } : flow;
  client.setQueriesData<Pages>({ queryKey: ["get", "/api/v1/flows"] }, (lists) =>
    lists?.pages
      ? { ...lists, pages: lists.pages.map((page) => ({ ...page, items: page.items.map(marked) })) }
      : lists,
  );
  client.setQueriesData<FlowDetail>(
    { queryKey: ["get", "/api/v1/flows/{flow_id}"] },
    (flow) => flow && marked(flow),
  );
}
