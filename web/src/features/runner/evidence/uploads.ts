import { createStore, type StoreApi } from "zustand";
import type { Problem } from "@/api/problem";
import type { SessionDetail } from "@/api/types";
import { type Uploaded, upload } from "@/api/upload";
import { evidencePath } from "@/features/runner/evidence/items";
import { freshKey } from "@/lib/id";

/** A file on its way. */
export interface Upload {
  key: string;
  file: Blob;
  name: string;
  /** The value of the flow that it is. */
  capture: string | null;
  /** How much has gone out, from 0 to 1. */
  sent: number;
  /** Why it waits, or was refused. */
  problem: Problem | null;
  isRefused: boolean;
}

export interface Uploads {
  store: StoreApi<{ uploads: readonly Upload[] }>;
  add: (file: Blob, name: string, capture?: string) => void;
  /** Stops a file, or forgets one that was refused. */
  drop: (key: string) => void;
  /** Goes on now with what waits for the network. */
  wake: () => void;
}

interface Ends {
  mayStillSend: () => boolean;
  onAdded: (session: SessionDetail, name: string) => void;
}

/** Answers that say nothing about the file itself. */
const noVerdict = [0, 401, 408, 429, 502, 503, 504];
const pause = 5000;

/** Sends files one after the other, each under its own key, until the server has answered. */
export function createUploads(sessionId: string, ends: Ends): Uploads {
  const store = createStore<{ uploads: readonly Upload[] }>(() => ({ uploads: [] }));
  const under = { way: null as { key: string; stop: AbortController } | null };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const list = () => store.getState().uploads;
  const change = (key: string, part: Partial<Upload>) =>
    store.setState({ uploads: list().map((one) => (one.key === key ? { ...one, ...part } : one)) });
  const remove = (key: string) =>
    store.setState({ uploads: list().filter((one) => one.key !== key) });

  async function settle({ key, file, name, capture }: Upload): Promise<boolean> {
    const stop = new AbortController();
    under.way = { key, stop };
    change(key, { sent: 0, problem: null });
    const query = new URLSearchParams({ name, ...(capture ? { capture } : {}) });
    const done: Uploaded<SessionDetail> = await upload({
      path: `${evidencePath(sessionId, "").replace(/\/$/, "")}?${query}`,
      file,
      key,
      signal: stop.signal,
      onProgress: (sent) => change(key, { sent }),
    });
    under.way = null;
    if (stop.signal.aborted) return true;
    if (done.ok) {
      remove(key);
      ends.onAdded(done.answer, name);
      return true;
    }
    const isRefused = !noVerdict.includes(done.problem.status);
    change(key, { problem: done.problem, isRefused, sent: 0 });
    if (!isRefused) timer = setTimeout(wake, pause);
    return isRefused;
  }

  async function pump(): Promise<void> {
    if (under.way) return;
    clearTimeout(timer);
    for (;;) {
      const next = list().find(({ isRefused }) => !isRefused);
      if (!next || !ends.mayStillSend() || !(await settle(next))) break;
    }
  }

  function wake(): void {
    void pump();
  }

  return {
    store,
    wake,
    add: (file, name, capture) => {
      const fresh = { key: freshKey(), file, name, capture: capture ?? null };
      const upload: Upload = { ...fresh, sent: 0, problem: null, isRefused: false };
      store.setState({ uploads: [...list(), upload] });
      wake();
    },
    drop: (key) => {
      remove(key);
      if (under.way?.key === key) under.way.stop.abort();
    },
  };
}
