import { useQueryClient } from "@tanstack/react-query";
import { api, query } from "@/api/client";
import { problemText } from "@/api/problem";
import type { Schema } from "@/api/types";
import { toast } from "@/ui/toasts";

export type SavedView = Schema<"SessionView">;
export type ViewChange = Schema<"SessionViewChange">;
export type NewView = Schema<"NewSessionView">;

const key = ["get", "/api/v1/session-views"];

/** The views that the reader has: their own, and the team's. */
export function useViews() {
  return query.useQuery("get", "/api/v1/session-views", {}, { staleTime: 60_000 });
}

/** Keeps views, changes them and removes them. */
export function useViewDeeds() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const create = async (body: NewView) => {
    const { error } = await api.POST("/api/v1/session-views", { body });
    await refresh();
    if (error) throw error;
  };
  const change = async ({ id }: SavedView, body: ViewChange) => {
    const init = { params: { path: { view_id: id } }, body };
    const { error } = await api.PATCH("/api/v1/session-views/{view_id}", init);
    await refresh();
    if (error) throw error;
  };
  const explain = (error: unknown) => void toast.error(problemText(error));
  const remove = async (view: SavedView) => {
    const { id, name, is_shared, is_default, filters } = view;
    const init = { params: { path: { view_id: id } } };
    const { error } = await api.DELETE("/api/v1/session-views/{view_id}", init);
    await refresh();
    if (error) return explain(error);
    const again = { name, is_shared, is_default, filters };
    toast.success(`Removed the view “${name}”`, {
      action: { label: "Undo", onClick: () => void create(again).catch(explain) },
    });
  };
  return { create, change, remove, explain };
}
