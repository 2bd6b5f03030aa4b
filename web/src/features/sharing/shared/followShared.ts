import { readEvents } from "@/api/events";
import type { Problem } from "@/api/problem";

/** A tab that nobody looks at lets go of its stream after this long. */
const hiddenFor = 30_000;
const pauses = [1, 2, 4, 8, 15, 30];

interface Reader {
  /** What says that the link was opened. */
  opened: () => string | null;
  /** Something happened, or may have: time to read again. */
  onMoved: () => void;
}

/** Follows the session behind a link until it is told to stop, over as many streams as it takes. */
export function followShared(token: string, { opened, onMoved }: Reader): () => void {
  const path = `/api/v1/shared/${encodeURIComponent(token)}/live`;
  let stopped = false;
  let stream: AbortController | undefined;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;

  async function follow(): Promise<void> {
    clearTimeout(timer);
    const proof = opened();
    if (stopped || stream || !proof) return;
    stream = new AbortController();
    const { signal } = stream;
    const problem = await readEvents(path, {
      headers: { "X-Share-Opened": proof },
      signal,
      onOpen: () => {
        failures = 0;
      },
      onEvent: ({ event }) => {
        if (event === "moved") onMoved();
      },
    }).catch(() => null);
    stream = undefined;
    if (stopped || signal.aborted) return;
    // It may have expired or been taken back: reading says which.
    onMoved();
    if (problem && isFinal(problem)) return;
    const pause = problem?.retry_after ?? pauses[Math.min(failures, pauses.length - 1)] ?? 30;
    failures += 1;
    timer = setTimeout(wake, pause * 1000 * (0.5 + Math.random() / 2));
  }

  function wake(): void {
    if (document.visibilityState === "visible") void follow();
  }

  function handleVisibility(): void {
    clearTimeout(hiding);
    if (document.visibilityState === "visible") wake();
    else hiding = setTimeout(() => stream?.abort(), hiddenFor);
  }

  document.addEventListener("visibilitychange", handleVisibility);
  window.addEventListener("online", wake);
  wake();
  return () => {
    stopped = true;
    clearTimeout(timer);
    clearTimeout(hiding);
    stream?.abort();
    document.removeEventListener("visibilitychange", handleVisibility);
    window.removeEventListener("online", wake);
  };
}

function isFinal({ status }: Problem): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}
