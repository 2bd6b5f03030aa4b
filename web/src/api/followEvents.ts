import type { EventSourceMessage } from "eventsource-parser";
import { readEvents } from "@/api/events";
import type { Problem } from "@/api/problem";

/** A tab that nobody looks at lets go of its stream after this long: a browser has only so many connections. */
const hiddenFor = 30_000;
const pauses = [1, 2, 4, 8, 15, 30];

/** What the next stream is asked for. */
interface Asking {
  lastEventId?: string;
  headers?: Record<string, string>;
}

interface Listener {
  /** Asked before each stream; nothing can be opened while there is no answer. */
  asking?: () => Asking | null;
  onOpen?: () => void;
  onEvent: (event: EventSourceMessage) => void;
  /** The stream is over; another one follows, unless this was a refusal that stays. */
  onEnd?: (refused: Problem | null) => void;
  /** Whether a 401 stays a refusal. */
  needsNoSignIn?: boolean;
}

/** Listens to server-sent events until it is told to stop, over as many streams as it takes. */
export function followEvents(path: string, listener: Listener): () => void {
  const { asking = () => ({}), onOpen, onEvent, onEnd, needsNoSignIn = false } = listener;
  let stopped = false;
  let stream: AbortController | undefined;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;

  async function follow(): Promise<void> {
    clearTimeout(timer);
    const asked = asking();
    if (stopped || stream || !asked) return;
    stream = new AbortController();
    const { signal } = stream;
    const problem = await readEvents(path, {
      ...asked,
      signal,
      onOpen: () => {
        failures = 0;
        onOpen?.();
      },
      onEvent,
    }).catch(() => null);
    stream = undefined;
    if (stopped) return;
    const refused = problem && stays(problem) ? problem : null;
    if (refused) stop();
    onEnd?.(refused);
    if (refused || (signal.aborted && document.visibilityState === "hidden")) return;
    const pause = problem?.retry_after ?? pauses[Math.min(failures, pauses.length - 1)] ?? 30;
    failures += 1;
    // Not all at once after a restart of the server.
    timer = setTimeout(wake, pause * 1000 * (0.5 + Math.random() / 2));
  }

  /** Trouble passes; what is refused stays refused. */
  function stays({ status }: Problem): boolean {
    const passes = status === 408 || status === 429 || (status === 401 && !needsNoSignIn);
    return status >= 400 && status < 500 && !passes;
  }

  function wake(): void {
    if (document.visibilityState === "visible") void follow();
  }

  function handleVisibility(): void {
    clearTimeout(hiding);
    if (document.visibilityState === "hidden")
      hiding = setTimeout(() => stream?.abort(), hiddenFor);
    else wake();
  }

  function stop(): void {
    stopped = true;
    clearTimeout(timer);
    clearTimeout(hiding);
    stream?.abort();
    document.removeEventListener("visibilitychange", handleVisibility);
    window.removeEventListener("online", wake);
  }

  document.addEventListener("visibilitychange", handleVisibility);
  window.addEventListener("online", wake);
  wake();
  return stop;
}
