import type { FlowDetail, FlowDocument } from "@/api/types";
import { same } from "@/features/editor/document/merge";
import { isDocument } from "@/features/editor/document/shape";

/** Work of this tab that the server does not have yet. */
export interface LocalDraft {
  document: FlowDocument;
  /** The revision that the work goes on top of. */
  revision: number;
}

const key = (flowId: string) => `rf.draft.${flowId}`;

export function keepDraft(flowId: string, draft: LocalDraft | null): void {
  try {
    if (draft) sessionStorage.setItem(key(flowId), JSON.stringify(draft));
    else sessionStorage.removeItem(key(flowId));
  } catch {
    // A full or blocked storage: the page still holds the work.
  }
}

/** What a reload left behind, if it differs from what the server has. */
export function draftLeft(flow: FlowDetail): LocalDraft | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key(flow.id)) ?? "null");
    if (typeof value !== "object" || value === null) return null;
    const [document, revision] = [Reflect.get(value, "document"), Reflect.get(value, "revision")];
    if (!isDocument(document) || typeof revision !== "number") return null;
    return same(document, flow.draft) ? null : { document, revision };
  } catch {
    return null;
  }
}
