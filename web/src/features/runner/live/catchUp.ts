import type { CommandQueue } from "@/features/runner/queue/commandQueue";

interface Reading {
  /** The last event that is known here. */
  known: () => number;
  /** Reads the session; answers once that went well or not. */
  read: () => Promise<void>;
}

/** A session that could not be read is read again after this long. */
const pause = 2000;

/** Reads the session when it has moved further than what is known, and never more often than that. */
export function catchUp({ store }: CommandQueue, { known, read }: Reading) {
  let wanted = 0;
  let reading = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  // The answer to a command brings the session along, with all that others did before it.
  const isAnswerComing = () => {
    const { pending, waiting } = store.getState();
    return pending.length > 0 && waiting === null;
  };

  async function look(): Promise<void> {
    clearTimeout(timer);
    if (stopped || reading || wanted <= known() || isAnswerComing()) return;
    reading = true;
    await read();
    reading = false;
    if (wanted > known()) timer = setTimeout(() => void look(), pause);
  }

  const unsubscribe = store.subscribe(() => void look());
  return {
    moved: (seq: number) => {
      wanted = Math.max(wanted, seq);
      void look();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      unsubscribe();
    },
  };
}
