import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api } from "@/api/client";
import { idempotencyKey } from "@/api/headers";
import { toProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import type { ImportedFlow } from "@/features/importing/model/chosenFlows";
import { freshKey } from "@/lib/id";

export interface KeepOptions {
  publish: boolean;
  /** Whether the files' own folders are made in the library. */
  keepFolders: boolean;
  /** Names from the top of the folder that everything goes into. */
  under: readonly string[];
}

/** Saves flows, all or none. */
export function useKeep() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // The same flows sent again after a lost answer are the same attempt.
  const attempt = useRef({ body: "", key: "" });

  const keep = async (flows: readonly ImportedFlow[], options: KeepOptions) => {
    const body: Schema<"KeepBody"> = {
      publish: options.publish,
      flows: flows.map(({ document, folder, slug }) => ({
        document,
        folder: [...options.under, ...(options.keepFolders ? folder : [])],
        ...(slug ? { slug } : {}),
      })),
    };
    const text = JSON.stringify(body);
    if (attempt.current.body !== text) attempt.current = { body: text, key: freshKey() };
    setBusy(true);
    setError(null);
    const { data, error: problem } = await api.POST("/api/v1/flows/keep", {
      params: { header: idempotencyKey(attempt.current.key) },
      body,
    });
    setBusy(false);
    if (!data) {
      setError(toProblem(problem));
      return null;
    }
    for (const path of ["/api/v1/flows", "/api/v1/flows/facets", "/api/v1/folders"]) {
      void client.invalidateQueries({ queryKey: ["get", path] });
    }
    return data;
  };
  return { keep, busy, error };
}
