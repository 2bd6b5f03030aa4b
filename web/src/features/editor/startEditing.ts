import type { FlowDetail } from "@/api/types";
import { replaceDocument } from "@/features/editor/document/headCommands";
import { createFlowStore, type Selection } from "@/features/editor/document/store";
import { draftLeft } from "@/features/editor/save/localDraft";

/** The store to edit a flow with, holding what a reload left behind. */
export function startEditing(flow: FlowDetail, step: string | null) {
  const first: Selection = step && flow.draft.steps[step] ? { on: "step", step } : { on: "head" };
  const store = createFlowStore(flow.draft, first);
  const left = draftLeft(flow);
  if (left) store.getState().run(replaceDocument(left.document, "Restore unsaved changes"));
  const isStale = left !== null && left.revision !== flow.revision;
  return { store, flow, restored: left !== null, clash: isStale ? flow : null };
}
