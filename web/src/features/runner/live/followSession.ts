import { readEvents } from "@/api/events";
import type { Problem } from "@/api/problem";
import type { Person } from "@/api/types";

/** A tab that nobody looks at lets go of its stream after this long: a browser has only so many connections. */
const hiddenFor = 30_000;
const pauses = [1, 2, 4, 8, 15, 30];

export interface Follower {
  /** The last event that is known here. */
  known: () => number;
  /** The session has at least this many events. */
  onMoved: (seq: number) => void;
  onHere: (people: readonly Person[]) => void;
  /** Whether the stream is open. */
  onLive: (isLive: boolean) => void;
  /** The server will not tell this person anything about the session. */
  onRefused: (problem: Problem) => void;
}

/** Follows a session until it is told to stop, over as many streams as it takes. */
export function followSession(sessionId: string, follower: Follower): () => void {
  const path = `/api/v1/sessions/${sessionId}/live`;
  let stopped = false;
  let stream: AbortController | undefined;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;

  async function follow(): Promise<void> {
    clearTimeout(timer);
    if (stopped || stream) return;
    stream = new AbortController();
    const { signal } = stream;
    const problem = await readEvents(path, {
      lastEventId: String(follower.known()),
      signal,
      onOpen: () => {
        failures = 0;
        follower.onLive(true);
      },
      onEvent: ({ event, data }) => tell(event, data),
    }).catch(() => null);
    stream = undefined;
    if (stopped) return;
    follower.onLive(false);
    follower.onHere([]);
    if (problem && isFinal(problem)) {
      stop();
      follower.onRefused(problem);
      return;
    }
    if (signal.aborted && document.visibilityState === "hidden") return;
    const pause = problem?.retry_after ?? pauses[Math.min(failures, pauses.length - 1)] ?? 30;
    failures += 1;
    // Not all at once after a restart of the server.
    timer = setTimeout(wake, pause * 1000 * (0.5 + Math.random() / 2));
  }

  function tell(event: string | undefined, data: string): void {
    const told: unknown = JSON.parse(data);
    if (event === "moved" && has(told, "seq") && typeof told.seq === "number") {
      follower.onMoved(told.seq);
    }
    if (event === "here" && has(told, "people") && Array.isArray(told.people)) {
      follower.onHere(told.people.filter(isPerson));
    }
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

/** Trouble passes; what is refused stays refused. */
function isFinal({ status }: Problem): boolean {
  return status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429;
}

function has<Name extends string>(value: unknown, name: Name): value is Record<Name, unknown> {
  return typeof value === "object" && value !== null && name in value;
}

function isPerson(value: unknown): value is Person {
  return (
    has(value, "id") &&
    typeof value.id === "string" &&
    has(value, "name") &&
    typeof value.name === "string"
  );
}
