import { type Problem, problemText } from "@/api/problem";
import type { FlowDocument, SessionCommand, SessionDetail } from "@/api/types";
import { commandWords } from "@/features/runner/model/commandWords";
import { meanwhile } from "@/features/runner/model/meanwhile";
import type { Pending } from "@/features/runner/queue/pending";

export interface Refusal {
  problem: Problem;
  lost: readonly Pending[];
  /** The session as the server says it stands now, if it said so. */
  current: SessionDetail | null;
  flow: FlowDocument;
  myId: string;
}

export interface Explanation {
  text: string;
  description: string;
  /** What still fits the session as it stands now, to be asked for again. */
  again: SessionCommand | null;
}

/** What to tell somebody whose command was refused: what happened, and what became of theirs. */
export function explainRefusal({ problem, lost, current, flow, myId }: Refusal): Explanation {
  const fates = lost.map(({ command }) => {
    if (command.type === "note") return "Your note is back in the note field.";
    if (command.type === "ad_hoc_step") return "Your step is back in its form.";
    return `${commandWords(command, flow)} was not recorded.`;
  });
  const description = [...new Set(fates)].join(" ");
  const head = lost[0];
  if (problem.code !== "session_moved" || !current || !head) {
    return { text: problemText(problem), description, again: null };
  }
  return {
    text: meanwhile(current, flow, head.expected, myId) || problemText(problem),
    description,
    again: stillFits(head.command, current) ? head.command : null,
  };
}

function stillFits(command: SessionCommand, { current_step, status }: SessionDetail): boolean {
  return status === "active" && "step" in command && command.step === current_step;
}
