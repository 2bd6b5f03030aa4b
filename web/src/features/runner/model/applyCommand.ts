import type { FlowDocument, SessionCommand, SessionDetail, Step } from "@/api/types";
import { adHocStep, closeHypothesis, openHypothesis } from "@/features/runner/model/besideThePath";
import { asking } from "@/features/runner/model/captures";
import { isProcedure, withStepLeft, withStepOpened } from "@/features/runner/model/procedure";
import { type Occasion, recorded } from "@/features/runner/model/recorded";
import { enclosing, firstOf, isEndOfPart, titlesAround } from "@/features/runner/model/subflows";
import type { CommandOf, Visit } from "@/features/runner/model/types";
import { isMove, type Move, newVisit } from "@/features/runner/model/visits";
import { stepOf, wayOn } from "@/features/runner/model/wayOn";

/**
 * The session as it will stand once the server has recorded the command. What cannot be foreseen
 * (the end of a session, a refusal) leaves it as it is: the server's answer shows it.
 */
export function applyCommand(
  session: SessionDetail,
  flow: FlowDocument,
  command: SessionCommand,
  occasion: Occasion,
): SessionDetail {
  switch (command.type) {
    case "answer":
      return moveOn(session, flow, command.step, occasion, {
        type: "answered",
        step: command.step,
        answer: command.answer,
      });
    case "complete_step":
      return moveOn(session, flow, command.step, occasion, {
        type: "step_done",
        step: command.step,
      });
    case "enter_subflow":
      return moveOn(session, flow, command.step, occasion, {
        type: "subflow_entered",
        step: command.step,
      });
    case "take_suggestion":
      return recorded(session, occasion, { type: "suggestion_taken", step: command.step }, {});
    case "dismiss_suggestion": {
      const { step, why = null } = command;
      return recorded(session, occasion, { type: "suggestion_dismissed", step, why }, {});
    }
    case "restore_suggestion":
      return recorded(session, occasion, { type: "suggestion_restored", step: command.step }, {});
    case "skip_step":
      return moveOn(session, flow, command.step, occasion, {
        type: "step_skipped",
        step: command.step,
        reason: command.reason.trim(),
      });
    case "capture":
      return takeValue(session, flow, command, occasion);
    case "pause":
      return recorded(session, occasion, { type: "paused" }, { paused_since: occasion.at });
    case "resume":
      return recorded(session, occasion, { type: "resumed" }, { paused_since: null });
    case "withdraw_evidence":
      return withdrawFile(session, command, occasion);
    case "note":
      return takeNote(session, command, occasion);
    case "ad_hoc_step":
      return recorded(session, occasion, adHocStep(session, command), {});
    case "open_hypothesis":
      return openHypothesis(session, command, occasion);
    case "close_hypothesis":
      return closeHypothesis(session, command, occasion);
    case "go_back":
      return goBack(session, flow, command.visit, occasion);
    default:
      return session;
  }
}

function moveOn(
  session: SessionDetail,
  flow: FlowDocument,
  stepId: string,
  occasion: Occasion,
  event: Move,
): SessionDetail {
  const here = session.path.at(-1);
  const step = stepOf(flow, stepId);
  if (!step) return session;
  const answered = event.type === "answered" ? event.answer : undefined;
  const label =
    step.type === "question" ? step.answers.find(({ id }) => id === answered)?.label : undefined;
  const answer = answered !== undefined && label !== undefined ? { id: answered, label } : null;
  const is_skipped = event.type === "step_skipped";
  const is_entered = event.type === "subflow_entered";
  if (isProcedure(flow)) {
    // Where a sub-flow goes on is known to the server.
    if (is_entered || enclosing(stepId) !== null) return recorded(session, occasion, event, {});
    const next = withStepLeft(session, flow, { step: stepId, answer, is_skipped }, occasion.at);
    return next ? recorded(next, occasion, event, {}) : session;
  }
  if (!here || session.current_step !== stepId) return session;
  const target = is_entered ? firstOf(flow, stepId) : wayOn(endedBy(flow, stepId, step), answered);
  const next = target === undefined ? undefined : stepOf(flow, target);
  if (target === undefined || !next) return session;

  const left: Visit = { ...here, left_at: occasion.at, answer, is_skipped, is_entered };
  const within = titlesAround(flow, target);
  const arrived = newVisit(session.path.length, target, next, occasion.at, within);
  return recorded(session, occasion, event, {
    current_step: target,
    path: [...session.path.slice(0, -1), left, arrived],
    steps_taken: session.steps_taken + 1,
  });
}

/** The step that decides where the session goes on: for the end of a sub-flow the one that names it. */
function endedBy(flow: FlowDocument, stepId: string, step: Step): Step {
  const around = isEndOfPart(flow, stepId) ? enclosing(stepId) : null;
  return stepOf(flow, around) ?? step;
}

function takeValue(
  session: SessionDetail,
  flow: FlowDocument,
  { name, value: text }: CommandOf<"capture">,
  occasion: Occasion,
): SessionDetail {
  const asked = asking(flow, name);
  if (!asked) return session;
  const value = asked.capture.secret ? null : text.trim();
  const earlier = session.captures.find((captured) => captured.name === name);
  const timeline = session.timeline.map((entry) =>
    entry.seq === earlier?.seq ? { ...entry, superseded: true } : entry,
  );
  const captured = { name, step: asked.step, value, seq: session.event_count + 1 };
  const others = session.captures.filter((other) => other !== earlier);
  return recorded(
    { ...session, timeline },
    occasion,
    { type: "captured", step: asked.step, name, value },
    { captures: [...others, captured].sort((one, other) => (one.name < other.name ? -1 : 1)) },
  );
}

function withdrawFile(
  session: SessionDetail,
  { id, why }: CommandOf<"withdraw_evidence">,
  occasion: Occasion,
): SessionDetail {
  const isIt = ({ event }: SessionDetail["timeline"][number]) =>
    event.type === "evidence_added" && event.file.id === id;
  const timeline = session.timeline.map((entry) =>
    isIt(entry) ? { ...entry, superseded: true } : entry,
  );
  const event = timeline.find(isIt)?.event;
  const name = event?.type === "evidence_added" ? event.capture : null;
  // The file before it stands for the value again, if there is one.
  const before = timeline.findLast(
    ({ event, superseded }) =>
      event.type === "evidence_added" && event.capture === name && !superseded,
  );
  const captures = session.captures.flatMap((captured) => {
    if (captured.name !== name) return [captured];
    if (before?.event.type !== "evidence_added") return [];
    return [{ ...captured, value: before.event.file.name, seq: before.seq }];
  });
  const withdrawn = { type: "evidence_withdrawn", id, why: why.trim() } as const;
  return recorded({ ...session, timeline }, occasion, withdrawn, { captures });
}

function takeNote(
  session: SessionDetail,
  { text, audience, hypothesis }: CommandOf<"note">,
  occasion: Occasion,
): SessionDetail {
  const here = session.path.at(-1);
  const event = {
    ...({ type: "noted", step: session.current_step, text: text.trim(), audience } as const),
    ...(hypothesis == null ? {} : { hypothesis }),
  };
  if (!here || here.left_at !== null) return recorded(session, occasion, event, {});
  return recorded(session, occasion, event, {
    path: [...session.path.slice(0, -1), { ...here, notes: here.notes + 1 }],
  });
}

function goBack(
  session: SessionDetail,
  flow: FlowDocument,
  place: number,
  occasion: Occasion,
): SessionDetail {
  const target = session.path[place];
  if (!target || target.left_at === null) return session;
  if (isProcedure(flow)) {
    const opened = withStepOpened(session, flow, place, occasion.at);
    const event = { type: "went_back", visit: place, step: target.step } as const;
    return opened ? recorded(opened, occasion, event, {}) : session;
  }
  // The moves that stand belong to the visits in order, so those from the target on fall.
  let move = 0;
  const timeline = session.timeline.map((entry) => {
    if (!isMove(entry.event) || entry.superseded) return entry;
    move += 1;
    return move > place ? { ...entry, superseded: true } : entry;
  });
  return recorded(
    { ...session, timeline },
    occasion,
    { type: "went_back", visit: place, step: target.step },
    {
      current_step: target.step,
      path: [
        ...session.path.slice(0, place),
        { ...target, left_at: null, answer: null, is_skipped: false, is_entered: false },
      ],
      steps_taken: place,
    },
  );
}
