import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Finding, FlowDocument, Schema } from "@/api/types";
import { type Saved, saveFlow } from "@/features/importing/saveFlow";
import { useChecks } from "@/features/importing/useChecks";
import { type Details, detailsOf, withDetails } from "@/ui/flow/details";

export interface ImportedFlow {
  key: string;
  /** With what the person changed about it. */
  document: FlowDocument;
  findings: readonly Finding[];
  details: Details;
  saved: Saved | null;
  isSaving: boolean;
}

/** The flows of a preview, what was changed about them here, and what became of saving each. */
export function useImportedFlows(outcome: Schema<"ImportOutcome"> | null) {
  const client = useQueryClient();
  const [changed, setChanged] = useState<Record<string, Details>>({});
  const [checked, check] = useChecks();
  const [saved, setSaved] = useState<Record<string, Saved>>({});
  const [saving, setSaving] = useState<string | null>(null);

  const flows = (outcome?.flows ?? []).map(({ document, findings }, place): ImportedFlow => {
    // The same flow keeps its new title over a second preview.
    const key = `${place}/${document.title}`;
    const before = detailsOf(document);
    const details = changed[key] ?? before;
    return {
      key,
      details,
      findings: checked[key] ?? findings,
      document: withDetails(document, before, details),
      saved: saved[key] ?? null,
      isSaving: saving === key,
    };
  });

  const change = (flow: ImportedFlow, details: Details) => {
    setChanged((before) => ({ ...before, [flow.key]: details }));
    check(flow.key, withDetails(flow.document, flow.details, details));
  };

  /** One after the other; a failure does not stop the rest. Answers what became of each. */
  const save = async (chosen: readonly ImportedFlow[], publish: boolean) => {
    const results: { flow: ImportedFlow; saved: Saved }[] = [];
    for (const flow of chosen) {
      setSaving(flow.key);
      const result = await saveFlow(flow.document, publish);
      results.push({ flow, saved: result });
      setSaved((before) => ({ ...before, [flow.key]: result }));
    }
    setSaving(null);
    void client.invalidateQueries({ queryKey: ["get", "/api/v1/flows"] });
    void client.invalidateQueries({ queryKey: ["get", "/api/v1/flows/categories"] });
    return results;
  };
  return { flows, change, save, isSaving: saving !== null };
}
