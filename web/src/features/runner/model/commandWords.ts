import type { FlowDocument, SessionCommand } from "@/api/types";
import { asking } from "@/features/runner/model/captures";
import { answerLabel, stepTitle } from "@/features/runner/model/wayOn";
import { calledOf } from "@/lib/calledOf";

/** What was asked for, as the subject of "was not recorded". */
export function commandWords(command: SessionCommand, flow: FlowDocument): string {
  switch (command.type) {
    case "answer":
      return `Your answer “${answerLabel(flow, command.step, command.answer)}”`;
    case "complete_step":
      return `“${stepTitle(flow, command.step)}: done”`;
    case "enter_subflow":
      return `“${stepTitle(flow, command.step)}”`;
    case "attach_flow":
      return "Taking up the flow";
    case "take_suggestion":
      return "Following the suggestion";
    case "dismiss_suggestion":
    case "restore_suggestion":
      return `The suggestion “${stepTitle(flow, command.step)}”`;
    case "skip_step":
      return `“${stepTitle(flow, command.step)}: skipped”`;
    case "capture":
      return `The value of “${captureLabel(flow, command.name)}”`;
    case "pause":
      return "The pause";
    case "resume":
      return "Going on";
    case "reopen":
      return "Reopening";
    case "note":
      return "Your note";
    case "ad_hoc_step":
      return `Your step “${command.title}”`;
    case "open_hypothesis":
      return `The hypothesis “${command.statement}”`;
    case "close_hypothesis":
      return `The end of hypothesis ${command.hypothesis}`;
    case "withdraw_evidence":
      return "Withdrawing the file";
    case "go_back":
      return "The step back";
    case "resolve":
      return "The resolution";
    case "escalate":
      return "The escalation";
    case "accept_escalation":
      return "Accepting the escalation";
    case "return_escalation":
      return "Returning the escalation";
    case "assign":
      return "The new assignee";
    case "abandon":
      return "The end of the session";
  }
}

/** What a value is called. */
export function captureLabel(flow: FlowDocument, name: string): string {
  const asked = asking(flow, name);
  return asked ? calledOf(asked.capture) : name;
}

/** Commands that end a session; nothing may follow them. */
export function endsSession({ type }: SessionCommand): boolean {
  return type === "resolve" || type === "escalate" || type === "abandon";
}
