import type { FlowDetail, FlowDocument } from "@/api/types";

export type SaveStatus = "saved" | "unsaved" | "saving" | "offline" | "refused" | "conflict";

export interface SaveState {
  status: SaveStatus;
  /** The flow as the server has it, and the document that was sent there last. */
  base: FlowDetail;
  /** Why the server would not take it. */
  error: unknown;
  /** What somebody else saved meanwhile. */
  theirs: FlowDetail | null;
}

/** What became of one attempt. */
export type Outcome =
  | { kind: "saved"; flow: FlowDetail }
  | { kind: "conflict"; theirs: FlowDetail }
  | { kind: "offline" }
  | { kind: "refused"; error: unknown };

interface SaverOptions {
  flow: FlowDetail;
  send: (document: FlowDocument, revision: number) => Promise<Outcome>;
  /** Called with every change of state. */
  onState: (state: SaveState) => void;
  /** Keeps what is not saved yet, null when all is saved. */
  keep: (document: FlowDocument | null, revision: number) => void;
}

export const pause = 2_000;
const retries = [2_000, 4_000, 8_000, 15_000, 30_000] as const;

/** Saves a draft one attempt after the other, two seconds after the last change; never over somebody else's work. */
export function createSaver({ flow, send, onState, keep }: SaverOptions) {
  let state: SaveState = { status: "saved", base: flow, error: null, theirs: null };
  let newest = flow.draft;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let failures = 0;

  const put = (next: Partial<SaveState>) => {
    state = { ...state, ...next };
    onState(state);
  };
  const wait = (time: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), time);
  };

  const attempt = async () => {
    const sent = newest;
    put({ status: "saving", error: null });
    const outcome = await send(sent, state.base.revision);
    switch (outcome.kind) {
      case "saved": {
        failures = 0;
        const isAll = newest === sent;
        // The document stays the very object that was sent, so that "nothing changed" is seen at a glance.
        put({ status: isAll ? "saved" : "unsaved", base: { ...outcome.flow, draft: sent } });
        keep(isAll ? null : newest, state.base.revision);
        if (!isAll) wait(pause);
        return;
      }
      case "conflict":
        return put({ status: "conflict", theirs: outcome.theirs });
      case "refused":
        return put({ status: "refused", error: outcome.error });
      case "offline":
        put({ status: "offline" });
        wait(retries[Math.min(failures, retries.length - 1)] ?? pause);
        failures += 1;
    }
  };

  /** Saves now what is not saved; done when there is nothing left to do, or nothing can be done. */
  const flush = async (): Promise<SaveState> => {
    clearTimeout(timer);
    while (running) await running;
    if (newest === state.base.draft || state.status === "conflict") return state;
    running = attempt().finally(() => {
      running = null;
    });
    await running;
    return state.status === "unsaved" ? flush() : state;
  };

  return {
    state: () => state,
    flush,
    changed: (document: FlowDocument) => {
      newest = document;
      if (state.status === "conflict") return keep(document, state.base.revision);
      if (document === state.base.draft) {
        clearTimeout(timer);
        keep(null, state.base.revision);
        if (state.status !== "saving") put({ status: "saved", error: null });
        return;
      }
      keep(document, state.base.revision);
      if (state.status !== "saving") put({ status: "unsaved" });
      wait(pause);
    },
    /** Somebody else's work was there from the start. */
    clash: (theirs: FlowDetail) => put({ status: "conflict", theirs }),
    /** Goes on top of what somebody else saved, with a document that takes it into account. */
    settle: (document: FlowDocument) => {
      const { theirs } = state;
      if (!theirs) return;
      newest = document;
      const isTheirs = document === theirs.draft;
      put({ status: isTheirs ? "saved" : "unsaved", base: theirs, theirs: null });
      keep(isTheirs ? null : document, theirs.revision);
      void flush();
    },
    stop: () => clearTimeout(timer),
  };
}

export type Saver = ReturnType<typeof createSaver>;
