import {
  Asterisk,
  Building2,
  Check,
  CircleArrowUp,
  CircleCheckBig,
  CirclePause,
  CirclePlay,
  CircleSlash,
  CornerUpLeft,
  Lightbulb,
  NotebookPen,
  Paperclip,
  SkipForward,
  Undo2,
  UserRoundCog,
} from "lucide-react";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/useActions";
import type { Ending } from "@/features/runner/ending/EndingDialogs";
import type { Handover } from "@/features/runner/handover/HandoverDialogs";
import { mayOpenAnother } from "@/features/runner/model/hypotheses";
import { isLeftOut, mayGoBack, maySkip } from "@/features/runner/model/may";
import { moveOnFrom } from "@/features/runner/model/subflows";
import type { Run } from "@/features/runner/queue/useRun";

interface Doings {
  onBack: () => void;
  onSkip: () => void;
  onNote: () => void;
  onAdHoc: () => void;
  onHypothesis: () => void;
  onEvidence: () => void;
  onEnd: (ending: Ending) => void;
  onHandOver: (handover: Handover) => void;
}

const step = "This step";
const session = "This session";

/** Everything that the keyboard and the palette can do in a session. */
export function useRunActions(run: Run, { onBack, onSkip, onHandOver, ...doings }: Doings): void {
  const here = run.isPaused ? [] : [...stepActions(run, onBack, onSkip), ...beside(run, doings)];
  const actions = [
    ...here,
    pausing(run),
    ...sessionActions(run, doings),
    ...handovers(run, onHandOver),
  ];
  useActions(run.mayAct && !run.ending ? actions : []);
}

function stepActions(run: Run, onBack: () => void, onSkip: () => void): Action[] {
  const stepId = run.stepId ?? "";
  const move = moveOnFrom(run.flow, run.stepId);
  const answers = run.step?.type === "question" ? run.step.answers : [];
  const offered = (answer: string) => !isLeftOut(run.session, stepId, answer);
  return [
    ...answers.map(
      ({ id, label }, place): Action => ({
        id: `run.answer.${place + 1}`,
        label: `Answer “${label}”`,
        section: step,
        ...(place < 9 ? { keys: String(place + 1) } : {}),
        visible: () => offered(id),
        perform: () => void run.act({ type: "answer", step: stepId, answer: id }),
      }),
    ),
    {
      id: "run.done",
      label: move?.type === "enter_subflow" ? "Go through the sub-flow" : "Done, next",
      section: step,
      icon: Check,
      keys: "enter",
      visible: () => move !== null,
      perform: () => void (move && run.act(move)),
    },
    {
      id: "run.skip",
      label: "Skip this step",
      section: step,
      icon: SkipForward,
      keys: "s",
      visible: () => maySkip(run),
      perform: onSkip,
    },
    {
      id: "run.back",
      label: "Back one step",
      section: step,
      icon: CornerUpLeft,
      keys: "backspace",
      visible: () => mayGoBack(run),
      perform: onBack,
    },
  ];
}

/** What is done beside the path. */
function beside(
  run: Run,
  { onAdHoc, onHypothesis }: Pick<Doings, "onAdHoc" | "onHypothesis">,
): Action[] {
  return [
    {
      id: "run.ad-hoc",
      label: "Add a step that the flow does not have",
      section: session,
      icon: Asterisk,
      keys: "a",
      keywords: ["ad hoc", "also did", "besides"],
      perform: onAdHoc,
    },
    {
      id: "run.hypothesis",
      label: "Open a hypothesis",
      section: session,
      icon: Lightbulb,
      keys: "h",
      keywords: ["cause", "suspect", "branch", "guess"],
      visible: () => mayOpenAnother(run.session),
      perform: onHypothesis,
    },
  ];
}

function pausing(run: Run): Action {
  const type = run.isPaused ? "resume" : "pause";
  return {
    id: "run.pause",
    label: run.isPaused ? "Go on with the session" : "Pause session",
    section: session,
    icon: run.isPaused ? CirclePlay : CirclePause,
    keys: "p",
    perform: () => void run.act({ type }),
  };
}

function handovers({ session: { escalation } }: Run, onHandOver: Doings["onHandOver"]): Action[] {
  return [
    {
      id: "run.assign",
      label: "Assign session to…",
      section: session,
      icon: UserRoundCog,
      keywords: ["reassign", "hand over", "colleague"],
      perform: () => onHandOver("assign"),
    },
    {
      id: "run.return",
      label: "Return escalation",
      section: session,
      icon: Undo2,
      keywords: ["give back"],
      visible: () => escalation?.may_return === true,
      perform: () => onHandOver("return"),
    },
  ];
}

function sessionActions(
  run: Run,
  { onNote, onEvidence, onEnd }: Pick<Doings, "onNote" | "onEvidence" | "onEnd">,
): Action[] {
  const atEscalation = run.step?.type === "escalation";
  const handleClientNote = () => {
    run.draft.setState({ audience: "client" });
    onNote();
  };
  return [
    {
      id: "run.note",
      label: "Write a note",
      section: session,
      icon: NotebookPen,
      keys: "n",
      perform: onNote,
    },
    {
      id: "run.note.client",
      label: "Write a note for the client",
      section: session,
      icon: Building2,
      perform: handleClientNote,
    },
    {
      id: "run.evidence",
      label: "Add evidence",
      section: session,
      icon: Paperclip,
      keywords: ["screenshot", "file", "log", "upload", "attach"],
      perform: onEvidence,
    },
    {
      id: "run.resolve",
      label: "Resolve session",
      section: session,
      icon: CircleCheckBig,
      // At a step that proposes another end, the key confirms what the step proposes.
      ...(atEscalation ? {} : { keys: "mod+enter" }),
      keywords: ["close", "finish", "solved"],
      perform: () => onEnd("resolve"),
    },
    {
      id: "run.escalate",
      label: "Escalate session",
      section: session,
      icon: CircleArrowUp,
      keys: "e",
      keywords: ["hand over"],
      perform: () => onEnd("escalate"),
    },
    {
      id: "run.escalate.confirm",
      label: "Escalate as proposed",
      section: step,
      icon: CircleArrowUp,
      keys: "mod+enter",
      keysOnly: true,
      visible: () => atEscalation,
      perform: () => onEnd("escalate"),
    },
    {
      id: "run.abandon",
      label: "Abandon session",
      section: session,
      icon: CircleSlash,
      keywords: ["stop", "cancel"],
      perform: () => onEnd("abandon"),
    },
  ];
}
