import { useState } from "react";
import { api } from "@/api/client";
import { ifMatch } from "@/api/headers";
import { currentFlow, hasCode } from "@/api/problemMembers";
import type { FlowDetail, FlowDocument } from "@/api/types";
import { useFlowCache } from "@/features/flow/useFlow";

/** Makes the document to save out of the draft that it goes on top of. */
export type Change = (draft: FlowDocument) => FlowDocument;

export interface Conflict {
  /** The flow as somebody else saved it meanwhile. */
  theirs: FlowDetail;
  change: Change;
}

interface Saving {
  isPending: boolean;
  error: unknown;
  conflict: Conflict | null;
}

const idle: Saving = { isPending: false, error: null, conflict: null };

/** Saves the draft on top of the revision that the person started from; never over somebody else's work unasked. */
export function useSaveDraft(flowId: string) {
  const cache = useFlowCache(flowId);
  const [saving, setSaving] = useState<Saving>(idle);

  const save = async (change: Change, base: Pick<FlowDetail, "draft" | "revision">) => {
    setSaving({ ...idle, isPending: true });
    const path = { flow_id: flowId };
    const { data, error } = await api.PUT("/api/v1/flows/{flow_id}/draft", {
      params: { path, header: ifMatch(base.revision) },
      body: { document: change(base.draft) },
    });
    if (data) {
      cache.put(data);
      setSaving(idle);
      return data;
    }
    const theirs = hasCode(error, "stale_revision") ? await newest(flowId, error) : null;
    if (theirs) cache.put(theirs);
    setSaving({ ...idle, error: theirs ? null : error, conflict: theirs && { theirs, change } });
    return null;
  };

  return { ...saving, save, settle: () => setSaving(idle) };
}

async function newest(flowId: string, error: unknown): Promise<FlowDetail | null> {
  const told = currentFlow(error);
  if (told) return told;
  const params = { path: { flow_id: flowId } };
  const { data } = await api.GET("/api/v1/flows/{flow_id}", { params });
  return data ?? null;
}

export type DraftSaving = ReturnType<typeof useSaveDraft>;
