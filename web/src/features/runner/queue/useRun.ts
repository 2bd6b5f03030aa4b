import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { type StoreApi, useStore } from "zustand";
import { useMe } from "@/api/auth/state";
import { ownProblem, type Problem } from "@/api/problem";
import type { FlowDocument, SessionCommand, SessionDetail, Step } from "@/api/types";
import { type CaptureDrafts, useCaptureDrafts } from "@/features/runner/captures/useCaptureDrafts";
import { type Secrets, useSecrets } from "@/features/runner/captures/useSecrets";
import { type Files, useFiles } from "@/features/runner/evidence/useFiles";
import { applyCommand } from "@/features/runner/model/applyCommand";
import { missingAt } from "@/features/runner/model/captures";
import { endsSession } from "@/features/runner/model/commandWords";
import { filledFlow, filledPath, valueFor } from "@/features/runner/model/filledFlow";
import { isOpen, isProcedure } from "@/features/runner/model/procedure";
import { stepOf } from "@/features/runner/model/wayOn";
import type { AdHocDraft } from "@/features/runner/queue/adHocDraft";
import type { Outcome } from "@/features/runner/queue/commandQueue";
import type { NoteDraft } from "@/features/runner/queue/noteDraft";
import { filesOnlySince } from "@/features/runner/queue/overtaken";
import { sessionRun } from "@/features/runner/queue/sessionRun";

/** A session being worked on: what is shown, and what can be done. */
export interface Run {
  /** As it stands with everything that is under way. */
  session: SessionDetail;
  /** With the session's values in its texts. */
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
  /** How many events the server has confirmed. */
  confirmedEvents: number;
  /** Why they wait, while they do. */
  waiting: Problem | null;
  draft: StoreApi<NoteDraft>;
  adHocDraft: StoreApi<AdHocDraft>;
  /** Answers and done steps wait for the values that they need: those are asked for first. */
  act: (command: SessionCommand) => Promise<Outcome>;
  /** How often the step at hand was to be left before its values were given. */
  asked: number;
  /** What stands for `{{name}}` where people read. */
  fill: (name: string) => string;
  secrets: Secrets;
  drafts: CaptureDrafts;
  /** Files on their way. */
  files: Files;
  isPaused: boolean;
  retryNow: () => void;
}

export function useRun(known: SessionDetail, pinned: FlowDocument): Run {
  const client = useQueryClient();
  const me = useMe();
  const { queue, draft, adHocDraft } = sessionRun(client, known.id, me.id);
  const { pending, waiting, recorded } = useStore(queue.store);
  // The cache tells its readers a moment later than the queue: a key pressed in between must not meet the old step.
  const isAhead = recorded !== null && recorded.event_count > known.event_count;
  const confirmed = isAhead ? recorded : known;

  const session = useMemo(() => {
    const actor = { id: me.id, name: me.name };
    let between = 0;
    const now = pending.reduce((now, { command, expected: first, at }) => {
      const expected = first + between;
      // What the server already counted, or what was overtaken by more than a file, is not added again.
      if (!filesOnlySince(now, expected)) return now;
      between += now.event_count - expected;
      return applyCommand(now, pinned, command, { at, actor });
    }, confirmed);
    return filledPath(now, pinned);
  }, [confirmed, pinned, me.id, me.name, pending]);

  const secrets = useSecrets(session);
  const captures = useSame(session.captures);
  const facts = useSame(session.facts);
  const flow = useMemo(
    () => filledFlow(pinned, captures, secrets.shown, facts),
    [pinned, captures, secrets.shown, facts],
  );
  const fill = useCallback(
    (name: string) => valueFor(pinned, captures, name, facts),
    [pinned, captures, facts],
  );

  const [asked, setAsked] = useState(nothingAsked);
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

  const step = stepOf(flow, stepId);
  const act = (command: SessionCommand): Promise<Outcome> => {
    const left = needingStep(command, step?.type === "resolution" ? stepId : null);
    if (left !== undefined && missingAt(session, flow, left).length > 0) {
      setAsked({ step: stepId, times: asked.times + 1 });
      return Promise.resolve({ ok: false, problem: ownProblem("captures_missing") });
    }
    return queue.enqueue(command, session.event_count);
  };

  return {
    session,
    flow,
    stepId,
    step,
    choose: (step) => {
      setChosen(step);
      setAsked(nothingAsked);
    },
    mayAct: confirmed.may_act,
    ending: pending.some(({ command }) => endsSession(command)),
    unsent: pending.length,
    confirmedEvents: confirmed.event_count,
    waiting,
    draft,
    adHocDraft,
    act,
    drafts: useCaptureDrafts(session, act),
    files: useFiles(known.id),
    asked: asked.step === stepId ? asked.times : 0,
    fill,
    secrets,
    isPaused: session.paused_since !== null,
    retryNow: queue.wake,
  };
}

const nothingAsked: { step: string | null; times: number } = { step: "", times: 0 };

/** The step whose values a command waits for; null where it waits for the intake's only. */
function needingStep(command: SessionCommand, resolution: string | null) {
  const leaves = ["answer", "complete_step", "enter_subflow"];
  if ("step" in command && leaves.includes(command.type)) return command.step;
  return command.type === "resolve" ? resolution : undefined;
}

/** The same object as long as the same is in it. */
function useSame<T>(value: T): T {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in it, and not which one it is
  return useMemo(() => value, [JSON.stringify(value)]);
}
