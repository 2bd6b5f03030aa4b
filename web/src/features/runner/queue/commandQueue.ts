import { createStore, type StoreApi } from "zustand";
import { ownProblem, type Problem } from "@/api/problem";
import type { SessionCommand, SessionDetail } from "@/api/types";
import { type Pending, readPending } from "@/features/runner/queue/pending";
import { freshKey } from "@/lib/id";
import { keep, kept } from "@/lib/tabStorage";

export interface QueueState {
  /** What the server has not confirmed yet, in order. */
  pending: readonly Pending[];
  /** Why the queue waits, while it does. */
  waiting: Problem | null;
  /** The session as the server answered last; changes together with `pending`, so that no state between is shown. */
  recorded: SessionDetail | null;
}

export type Sent =
  /** `overtaken` counts files that were added meanwhile and stand in front of it. */
  | { kind: "recorded"; session: SessionDetail; overtaken?: number }
  /** Nobody knows whether it arrived: the same is sent again later. */
  | { kind: "no_answer"; problem: Problem }
  | { kind: "refused"; problem: Problem };

export interface QueueEnds {
  send: (pending: Pending) => Promise<Sent>;
  /** Whether the browser may keep the command until it is sent; what follows one that it may not is not kept either. */
  mayKeep: (command: SessionCommand) => boolean;
  /** Whether the one who asked is still the one signed in. */
  mayStillSend: () => boolean;
  onRecorded: (session: SessionDetail) => void;
  /** The first one was refused; the others were built on it and go with it. */
  onRefused: (problem: Problem, lost: readonly Pending[]) => void;
}

export type Outcome = { ok: true } | { ok: false; problem: Problem };

export interface CommandQueue {
  store: StoreApi<QueueState>;
  /** Sends the command after those before it; tells how it went. */
  enqueue: (command: SessionCommand, expected: number) => Promise<Outcome>;
  /** Goes on now, when there is something to send. */
  wake: () => void;
}

const pauses = [1, 2, 4, 8, 15, 30];

/** Sends commands one at a time, each under its own key, until the server has answered. */
export function createCommandQueue(storageKey: string, ends: QueueEnds): CommandQueue {
  const store = createStore<QueueState>(() => ({
    pending: readPending(kept(storageKey)),
    waiting: null,
    recorded: null,
  }));
  const askers = new Map<string, (outcome: Outcome) => void>();
  let running = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const put = (pending: readonly Pending[], recorded = store.getState().recorded) => {
    store.setState({ pending, recorded });
    const end = pending.findIndex(({ command }) => !ends.mayKeep(command));
    const keepable = end < 0 ? pending : pending.slice(0, end);
    keep(storageKey, keepable.length > 0 ? JSON.stringify(keepable) : null);
  };
  const tell = (key: string, outcome: Outcome) => {
    askers.get(key)?.(outcome);
    askers.delete(key);
  };

  async function settle(head: Pending): Promise<boolean> {
    const sent = await ends.send(head).catch(
      (): Sent => ({
        kind: "no_answer",
        problem: ownProblem("unreachable", 503),
      }),
    );
    if (sent.kind === "no_answer") {
      const pause = pauses[Math.min(failures, pauses.length - 1)] ?? 30;
      failures += 1;
      store.setState({ waiting: sent.problem });
      timer = setTimeout(wake, pause * 1000);
      return false;
    }
    failures = 0;
    store.setState({ waiting: null });
    const [, ...rest] = store.getState().pending;
    if (sent.kind === "recorded") {
      ends.onRecorded(sent.session);
      const { overtaken = 0 } = sent;
      put(
        rest.map((one) => ({ ...one, expected: one.expected + overtaken })),
        sent.session,
      );
      tell(head.key, { ok: true });
      return true;
    }
    put([]);
    ends.onRefused(sent.problem, [head, ...rest]);
    for (const { key } of [head, ...rest]) tell(key, { ok: false, problem: sent.problem });
    return false;
  }

  async function pump(): Promise<void> {
    if (running) return;
    running = true;
    clearTimeout(timer);
    for (;;) {
      const head = store.getState().pending[0];
      if (!head || !ends.mayStillSend() || !(await settle(head))) break;
    }
    running = false;
  }

  function wake(): void {
    void pump();
  }

  return {
    store,
    wake,
    enqueue: (command, expected) => {
      const key = freshKey();
      const pending: Pending = { key, command, expected, at: new Date().toISOString() };
      put([...store.getState().pending, pending]);
      const outcome = new Promise<Outcome>((resolve) => askers.set(key, resolve));
      // While the queue waits for the network, a new command joins it and does not press.
      if (!store.getState().waiting) wake();
      return outcome;
    },
  };
}
