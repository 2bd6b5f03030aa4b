import { useQueryClient } from "@tanstack/react-query";
import { api, query } from "@/api/client";
import { problemText } from "@/api/problem";
import type { FlowSummary, Schema } from "@/api/types";
import { refreshLibrary } from "@/features/library/refresh";
import { plural } from "@/lib/text";
import { toast } from "@/ui/toasts";

type Result = Schema<"BulkResult">;
export type BulkChange = Omit<Schema<"BulkBody">, "flows">;

const verbs: Record<BulkChange["action"], string> = {
  add_tag: "Tagged",
  remove_tag: "Removed the tag from",
  move: "Moved",
  archive: "Archived",
  restore: "Restored",
  set_owner: "Changed the owner of",
  set_review_by: "Changed the review date of",
};

const reasons: Record<string, string> = {
  forbidden: "only its owner or a team admin may",
  changed_since: "somebody changed it since",
  flow_archived: "it is archived",
  flow_not_found: "it is gone",
  not_found: "it is gone",
};

/** Changes flows together, tells what became of them, and offers to take it back. */
export function useBulk() {
  const client = useQueryClient();
  const bulk = query.useMutation("post", "/api/v1/flows/bulk");

  const undo = async ({ id }: Result) => {
    const init = { params: { path: { bulk_id: id } } };
    const { data, error } = await api.POST("/api/v1/flows/bulk/{bulk_id}/undo", init);
    refreshLibrary(client);
    if (error) return toast.error(problemText(error));
    tell("Put back", data);
  };
  /** Whether anything changed. */
  const change = async (flows: readonly FlowSummary[], how: BulkChange): Promise<boolean> => {
    try {
      const body = { ...how, flows: flows.map(({ id }) => id) };
      const result = await bulk.mutateAsync({ body });
      refreshLibrary(client);
      tell(verbs[how.action], result, () => void undo(result));
      return result.changed > 0;
    } catch (error) {
      // Dialogs say it where it was asked; without one, the corner does.
      toast.error(problemText(error));
      return false;
    }
  };
  return { change, isPending: bulk.isPending };
}

function tell(verb: string, { changed, refused }: Result, onUndo?: () => void): void {
  const description = refused.length > 0 ? <Refused refused={refused} /> : undefined;
  if (changed === 0) {
    toast.error("No flow was changed", { description });
    return;
  }
  const action = onUndo && { label: "Undo", onClick: onUndo };
  toast.success(`${verb} ${plural(changed, "flow")}`, { description, action });
}

const told = 3;

/** The flows that stayed as they were, each with its reason. */
function Refused({ refused }: Pick<Result, "refused">) {
  const rest = refused.length - told;
  return (
    <>
      Left as they were:
      <ul className="list-disc pl-4">
        {refused.slice(0, told).map(({ flow, title, code }) => (
          <li key={flow}>
            “{title}”: {reasons[code] ?? "it could not be changed"}
          </li>
        ))}
        {rest > 0 && <li>{plural(rest, "more", "more")}</li>}
      </ul>
    </>
  );
}
