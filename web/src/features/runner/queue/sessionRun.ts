import type { QueryClient } from "@tanstack/react-query";
import type { StoreApi } from "zustand";
import { useAuth } from "@/api/auth/state";
import type { Problem } from "@/api/problem";
import { asking } from "@/features/runner/model/captures";
import {
  type AdHocDraft,
  createAdHocDraft,
  restoreAdHocSteps,
} from "@/features/runner/queue/adHocDraft";
import { type CommandQueue, createCommandQueue } from "@/features/runner/queue/commandQueue";
import { explainRefusal } from "@/features/runner/queue/explainRefusal";
import { movedTo } from "@/features/runner/queue/movedTo";
import { createNoteDraft, type NoteDraft, restoreNotes } from "@/features/runner/queue/noteDraft";
import type { Pending } from "@/features/runner/queue/pending";
import { sendCommand } from "@/features/runner/queue/send";
import {
  adoptSession,
  cachedFlow,
  cachedSession,
  sessionQuery,
} from "@/features/runner/queue/sessionCache";
import { toast } from "@/ui/toasts";

/** What one person has under way in one session. It outlives the page: leaving it loses nothing. */
export interface SessionRun {
  queue: CommandQueue;
  draft: StoreApi<NoteDraft>;
  adHocDraft: StoreApi<AdHocDraft>;
  /** What others did up to this event was told already, with a refusal. */
  told: { upTo: number };
}

const runs = new WeakMap<QueryClient, Map<string, SessionRun>>();

export function sessionRun(client: QueryClient, sessionId: string, myId: string): SessionRun {
  const known = runs.get(client) ?? new Map<string, SessionRun>();
  runs.set(client, known);
  const name = `${myId}.${sessionId}`;
  const run = known.get(name) ?? startRun(client, sessionId, myId);
  known.set(name, run);
  return run;
}

function startRun(client: QueryClient, sessionId: string, myId: string): SessionRun {
  const draft = createNoteDraft(`rf.note.${myId}.${sessionId}`);
  const adHocDraft = createAdHocDraft(`rf.adhoc.${myId}.${sessionId}`);
  const told = { upTo: 0 };
  const handleRefused = (problem: Problem, lost: readonly Pending[]) => {
    const current = movedTo(problem);
    const notes = lost.flatMap(({ command }) => (command.type === "note" ? [command] : []));
    restoreNotes(draft, notes);
    restoreAdHocSteps(
      adHocDraft,
      lost.flatMap(({ command }) => (command.type === "ad_hoc_step" ? [command] : [])),
    );
    if (current) {
      told.upTo = current.event_count;
      adoptSession(client, current);
    } else void client.invalidateQueries({ queryKey: sessionQuery(sessionId).queryKey });

    const session = current ?? cachedSession(client, sessionId);
    const flow = session && cachedFlow(client, session);
    if (!session || !flow) return;
    const { text, description, again } = explainRefusal({ problem, lost, current, flow, myId });
    const repeat = () => {
      const now = cachedSession(client, sessionId)?.event_count;
      const isSame = now === session.event_count && queue.store.getState().pending.length === 0;
      if (again && isSame) void queue.enqueue(again, session.event_count);
      else toast.message("The session has moved on since then.");
    };
    toast.error(text, {
      description,
      ...(again ? { action: { label: "Record mine now", onClick: repeat } } : {}),
    });
  };
  // A secret stays in no storage of the browser.
  const isPlain = (name: string) => {
    const session = cachedSession(client, sessionId);
    const flow = session && cachedFlow(client, session);
    return flow ? asking(flow, name)?.capture.secret !== true : false;
  };
  const queue = createCommandQueue(`rf.queue.${myId}.${sessionId}`, {
    send: (pending) => sendCommand(sessionId, pending),
    mayKeep: (command) => command.type !== "capture" || isPlain(command.name),
    mayStillSend: () => isSignedIn(myId),
    onRecorded: (session) => adoptSession(client, session),
    onRefused: handleRefused,
  });
  return { queue, draft, adHocDraft, told };
}

/** The next person at this screen must not send what the last one left behind. */
function isSignedIn(id: string): boolean {
  const state = useAuth.getState();
  return state.status === "signed_in" && state.signedIn.user.id === id;
}
