import { api } from "@/api/client";
import { ifMatch } from "@/api/headers";
import { toProblem } from "@/api/problem";
import { currentFlow, hasCode } from "@/api/problemMembers";
import type { FlowDetail, FlowDocument } from "@/api/types";
import type { Outcome } from "@/features/editor/save/saver";

/** Saves a draft on top of a revision. */
export async function sendDraft(
  flowId: string,
  document: FlowDocument,
  revision: number,
): Promise<Outcome> {
  try {
    const { data, error } = await api.PUT("/api/v1/flows/{flow_id}/draft", {
      params: { path: { flow_id: flowId }, header: ifMatch(revision) },
      body: { document },
    });
    if (data) return { kind: "saved", flow: data };
    if (hasCode(error, "stale_revision")) {
      const theirs = currentFlow(error) ?? (await newest(flowId));
      return theirs ? { kind: "conflict", theirs } : { kind: "offline" };
    }
    return isTransient(error) ? { kind: "offline" } : { kind: "refused", error };
  } catch (error) {
    return isTransient(error) ? { kind: "offline" } : { kind: "refused", error };
  }
}

async function newest(flowId: string): Promise<FlowDetail | null> {
  const params = { path: { flow_id: flowId } };
  const { data } = await api.GET("/api/v1/flows/{flow_id}", { params });
  return data ?? null;
}

/** No connection, or a server that is starting or overloaded. */
function isTransient(error: unknown): boolean {
  const { status } = toProblem(error);
  return status === 0 || status === 429 || status >= 500;
}
