import { useEffect, useRef, useState } from "react";
import { api } from "@/api/client";
import type { Finding, FlowDetail, FlowDocument } from "@/api/types";

const pause = 600;

/** What the server finds in the document while it is written; only the answer about the newest one counts. */
export function useFindings(document: FlowDocument, flow: FlowDetail): readonly Finding[] {
  const [findings, setFindings] = useState<readonly Finding[]>(flow.findings);
  const told = useRef(flow.draft);
  useEffect(() => {
    if (document === told.current) return;
    const asked = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const { data } = await api.POST("/api/v1/flows/validate", {
          body: { document },
          signal: asked.signal,
        });
        if (!data || asked.signal.aborted) return;
        told.current = document;
        setFindings(data.findings);
      } catch {
        // Not asked any more, or no connection: saving says so, and the next change asks again.
      }
    }, pause);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [document]);
  return findings;
}
