import { api } from "@/api/client";
import { idempotencyKey, ifMatch } from "@/api/headers";
import type { FlowDocument } from "@/api/types";
import { freshKey } from "@/lib/id";

/** What became of saving one flow. A flow can be saved and still not be published. */
export type Saved =
  | { ok: true; flowId: string; published: boolean; problem: unknown }
  | { ok: false; problem: unknown };

// The same document saved again after a lost answer is the same attempt.
const keys = new Map<string, string>();

export async function saveFlow(document: FlowDocument, publish: boolean): Promise<Saved> {
  const name = JSON.stringify(document);
  const key = keys.get(name) ?? freshKey();
  keys.set(name, key);
  const created = await api.POST("/api/v1/flows", {
    params: { header: idempotencyKey(key) },
    body: { document },
  });
  if (!created.data) return { ok: false, problem: created.error };

  const { id: flowId, revision } = created.data;
  if (!publish) {
    keys.delete(name);
    return { ok: true, flowId, published: false, problem: null };
  }
  const published = await api.POST("/api/v1/flows/{flow_id}/publish", {
    params: { path: { flow_id: flowId }, header: ifMatch(revision) },
    body: { change_note: "Imported" },
  });
  keys.delete(name);
  return {
    ok: true,
    flowId,
    published: Boolean(published.data),
    problem: published.data ? null : published.error,
  };
}
