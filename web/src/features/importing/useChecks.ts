import { useEffect, useRef, useState } from "react";
import { api } from "@/api/client";
import type { Finding, FlowDocument } from "@/api/types";

const pause = 400;

/** Has changed flows validated anew once the typing pauses; the findings by key. */
export function useChecks() {
  const [findings, setFindings] = useState<Record<string, readonly Finding[]>>({});
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running.values()) clearTimeout(timer);
    };
  }, []);

  const check = (key: string, document: FlowDocument) => {
    clearTimeout(timers.current.get(key));
    const timer = setTimeout(async () => {
      const { data } = await api.POST("/api/v1/flows/validate", { body: { document } });
      if (data && timers.current.get(key) === timer) {
        setFindings((before) => ({ ...before, [key]: data.findings }));
      }
    }, pause);
    timers.current.set(key, timer);
  };
  return [findings, check] as const;
}
