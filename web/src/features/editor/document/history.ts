import type { FlowDocument } from "@/api/types";
import type { Command } from "@/features/editor/document/edit";

interface Entry {
  label: string;
  before: FlowDocument;
  after: FlowDocument;
  merge?: string;
}

/** A document with the way it became so. */
export interface History {
  present: FlowDocument;
  past: readonly Entry[];
  /** What was undone, the next to redo first. */
  future: readonly Entry[];
  /** Whether the last entry is finished: what comes next is a step of its own. */
  sealed: boolean;
}

/** How many steps can be undone. */
export const depth = 200;

export function startHistory(document: FlowDocument): History {
  return { present: document, past: [], future: [], sealed: true };
}

/** Runs a command; a command that does nothing leaves the history as it is. */
export function run(history: History, command: Command): History {
  const { present, past, sealed } = history;
  const edit = command(present);
  if (!edit || edit.document === present) return history;
  const { label, document: after, merge } = edit;
  const last = past.at(-1);
  const joins = !sealed && merge !== undefined && last?.merge === merge && last.after === present;
  const entry = { label, before: joins ? last.before : present, after, merge };
  const kept = joins ? past.slice(0, -1) : past;
  return { present: after, past: [...kept, entry].slice(-depth), future: [], sealed: false };
}

export function undo(history: History): History {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    present: last.before,
    past: history.past.slice(0, -1),
    future: [last, ...history.future],
    sealed: true,
  };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { present: next.after, past: [...history.past, next], future, sealed: true };
}

/** What comes next is a step of its own. */
export function seal(history: History): History {
  return history.sealed ? history : { ...history, sealed: true };
}

/** The last step ends with another document: a name that follows what was written. Not amid undoing. */
export function amend(history: History, document: FlowDocument): History {
  const last = history.past.at(-1);
  if (!last || document === history.present || history.future.length > 0) return history;
  const past = history.past.with(-1, { ...last, after: document });
  return { ...history, present: document, past };
}
