import { useMemo, useState } from "react";
import { api } from "@/api/client";
import { problemText } from "@/api/problem";
import type { SessionDetail } from "@/api/types";
import { givenOf } from "@/features/runner/model/captures";
import type { Shown } from "@/features/runner/model/filledFlow";
import { toast } from "@/ui/toasts";

/** The secrets of a session that somebody asked to see, until they hide them or leave. */
export interface Secrets {
  shown: Shown;
  /** Fetches and shows one; the audit log keeps that it was read. */
  show: (name: string) => Promise<void>;
  hide: (name: string) => void;
}

interface Kept {
  seq: number;
  value: string;
}

export function useSecrets(session: SessionDetail): Secrets {
  const [kept, setKept] = useState<Readonly<Record<string, Kept>>>({});
  // One that was replaced meanwhile is not shown any more.
  const current = Object.entries(kept).filter(
    ([name, { seq }]) => givenOf(session.captures, name)?.seq === seq,
  );
  const fingerprint = current.map(([name, { seq }]) => `${name} ${seq}`).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fingerprint says when it is another one
  const shown = useMemo(
    () => Object.fromEntries(current.map(([name, { value }]) => [name, value])),
    [fingerprint],
  );

  return {
    shown,
    show: async (name) => {
      const { data, error } = await api.POST(
        "/api/v1/sessions/{session_id}/captures/{name}/reveal",
        { params: { path: { session_id: session.id, name } } },
      );
      if (error) toast.error(problemText(error));
      else setKept((now) => ({ ...now, [name]: data }));
    },
    hide: (name) => setKept(({ [name]: _, ...rest }) => rest),
  };
}
