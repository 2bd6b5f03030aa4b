import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { type StoreApi, useStore } from "zustand";
import { useMe } from "@/api/auth/state";
import type { Problem } from "@/api/problem";
import type { FlowDocument, SessionCommand, SessionDetail, Step } from "@/api/types";
import { applyCommand } from "@/features/runner/model/applyCommand";
import { endsSession } from "@/features/runner/model/commandWords";
import { isOpen, isProcedure } from "@/features/runner/model/procedure";
import { stepOf } from "@/features/runner/model/wayOn";
import type { Outcome } from "@/features/runner/queue/commandQueue";
import type { NoteDraft } from "@/features/runner/queue/noteDraft";
import { sessionRun } from "@/features/runner/queue/sessionRun";

/** A session being worked on: what is shown, and what can be done. */
export interface Run {
  /** As it stands with everything that is under way. */
  session: SessionDetail;
  flow: FlowDocument;
  /** The step being worked on: the session's, in a procedure any open one that was chosen. */
  stepId: string | null;
  step: Step | undefined;
  /** Works on another open step of a procedure. */
  choose: (stepId: string) => void;
  mayAct: boolean;
  /** The end of the session is under way: nothing else may be asked for. */
  ending: boolean;
  /** How many commands the server has not confirmed. */
  unsent: number;
  /** Why they wait, while they do. */
  waiting: Problem | null;
  draft: StoreApi<NoteDraft>;
  act: (command: SessionCommand) => Promise<Outcome>;
  retryNow: () => void;
}

export function useRun(known: SessionDetail, flow: FlowDocument): Run {
  const client = useQueryClient();
  const me = useMe();
  const { queue, draft } = sessionRun(client, known.id, me.id);
  const { pending, waiting, recorded } = useStore(queue.store);
  // The cache tells its readers a moment later than the queue: a key pressed in between must not meet the old step.
  const isAhead = recorded !== null && recorded.event_count > known.event_count;
  const confirmed = isAhead ? recorded : known;

  const session = useMemo(() => {
    const actor = { id: me.id, name: me.name };
    return pending.reduce(
      // What the server already counted, or what was overtaken, is not added again.
      (now, { command, expected, at }) =>
        expected === now.event_count ? applyCommand(now, flow, command, { at, actor }) : now,
      confirmed,
    );
  }, [confirmed, flow, me.id, me.name, pending]);

  const [chosen, setChosen] = useState<string | null>(null);
  const isChosen = chosen !== null && isProcedure(flow) && isOpen(session, flow, chosen);
  const stepId = isChosen ? chosen : session.current_step;

  useEffect(() => {
    queue.wake();
    window.addEventListener("online", queue.wake);
    return () => window.removeEventListener("online", queue.wake);
  }, [queue]);

  useEffect(() => {
    if (pending.length === 0) return;
    const handleLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", handleLeave);
    return () => window.removeEventListener("beforeunload", handleLeave);
  }, [pending.length]);

  return {
    session,
    flow,
    stepId,
    step: stepOf(flow, stepId),
    choose: setChosen,
    mayAct: confirmed.may_act,
    ending: pending.some(({ command }) => endsSession(command)),
    unsent: pending.length,
    waiting,
    draft,
    act: (command) => queue.enqueue(command, session.event_count),
    retryNow: queue.wake,
  };
}
