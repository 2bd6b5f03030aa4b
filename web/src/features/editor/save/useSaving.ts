import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { query } from "@/api/client";
import type { FlowDetail } from "@/api/types";
import type { FlowStore } from "@/features/editor/document/store";
import { keepDraft } from "@/features/editor/save/localDraft";
import { createSaver, type SaveState } from "@/features/editor/save/saver";
import { sendDraft } from "@/features/editor/save/sendDraft";

/** Saves what the store holds by itself: after commands, when the page is hidden, and when it is left. */
export function useSaving(flow: FlowDetail, store: FlowStore, clash: FlowDetail | null) {
  const client = useQueryClient();
  const [state, setState] = useState<SaveState>({
    ...{ status: clash ? "conflict" : "saved", base: flow, error: null, theirs: clash },
  });
  const put = useRef((saved: FlowDetail) => {
    const params = { path: { flow_id: flow.id } };
    const { queryKey } = query.queryOptions("get", "/api/v1/flows/{flow_id}", { params });
    client.setQueryData(queryKey, saved);
    void client.invalidateQueries({ queryKey: ["get", "/api/v1/flows"], refetchType: "none" });
  });
  const [saver] = useState(() => {
    const made = createSaver({
      flow,
      send: async (document, revision) => {
        const outcome = await sendDraft(flow.id, document, revision);
        if (outcome.kind === "saved") put.current(outcome.flow);
        return outcome;
      },
      onState: setState,
      keep: (document, revision) => keepDraft(flow.id, document && { document, revision }),
    });
    if (clash) made.clash(clash);
    return made;
  });

  useEffect(() => {
    const tell = () => saver.changed(store.getState().history.present);
    if (store.getState().history.present !== flow.draft) tell();
    const stop = store.subscribe((now, before) => {
      if (now.history.present !== before.history.present) tell();
    });
    const handleHide = () => document.visibilityState === "hidden" && void saver.flush();
    const handleOnline = () => void saver.flush();
    document.addEventListener("visibilitychange", handleHide);
    window.addEventListener("online", handleOnline);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", handleHide);
      window.removeEventListener("online", handleOnline);
      void saver.flush();
    };
  }, [saver, store, flow.draft]);
  return { state, saver };
}

export type Saving = ReturnType<typeof useSaving>;
