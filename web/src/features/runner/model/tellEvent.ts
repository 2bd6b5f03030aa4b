import type { FlowDocument } from "@/api/types";
import { addressee } from "@/features/runner/model/addressee";
import { asking, valueWords } from "@/features/runner/model/captures";
import { captureLabel } from "@/features/runner/model/commandWords";
import { verdictWords } from "@/features/runner/model/hypotheses";
import type { SessionEvent } from "@/features/runner/model/types";
import { answerLabel, stepTitle } from "@/features/runner/model/wayOn";

export interface Telling {
  /** What happened, without who: `answered “Yes”`. */
  did: string;
  /** What it was about: the step's title. */
  about?: string;
  /** What was written down. */
  text?: string;
}

/** One event in words. */
export function tellEvent(event: SessionEvent, flow: FlowDocument): Telling {
  switch (event.type) {
    case "started":
      return { did: "started the session" };
    case "answered":
      return {
        did: `answered “${answerLabel(flow, event.step, event.answer)}”`,
        about: stepTitle(flow, event.step),
      };
    case "step_done":
      return { did: "finished", about: stepTitle(flow, event.step) };
    case "subflow_entered":
      return { did: "went into", about: stepTitle(flow, event.step) };
    case "flow_attached":
      return { did: "took up the flow", about: event.title };
    case "suggestion_taken":
      return { did: "followed the suggestion", about: stepTitle(flow, event.step) };
    case "suggestion_dismissed":
      return {
        did: "put the suggestion aside:",
        about: stepTitle(flow, event.step),
        ...(event.why ? { text: event.why } : {}),
      };
    case "suggestion_restored":
      return { did: "brought the suggestion back:", about: stepTitle(flow, event.step) };
    case "step_skipped":
      return { did: "skipped", about: stepTitle(flow, event.step), text: event.reason };
    case "captured": {
      const about = captureLabel(flow, event.name);
      const capture = asking(flow, event.name)?.capture;
      if (event.value == null || !capture) return { did: "kept a secret as", about };
      return { did: "gave", about, text: valueWords(capture, event.value) };
    }
    case "paused":
      return { did: "paused the session" };
    case "resumed":
      return { did: "went on" };
    case "reopened":
      return { did: "reopened the session", text: event.why };
    case "noted": {
      const note =
        event.audience === "client" ? "wrote a note for the client" : "wrote an internal note";
      return { did: `${note}${onHypothesis(event.hypothesis)}`, text: event.text };
    }
    case "ad_hoc_step":
      return {
        did: `also did${onHypothesis(event.hypothesis)}`,
        about: event.title,
        ...(event.result ? { text: event.result } : {}),
      };
    case "hypothesis_opened":
      return { did: `opened hypothesis ${event.hypothesis}:`, about: event.statement };
    case "hypothesis_closed": {
      const came = verdictWords[event.verdict];
      const did = `closed hypothesis ${event.hypothesis} as ${came}`;
      return { did, ...(event.why ? { text: event.why } : {}) };
    }
    case "evidence_added": {
      const { file, caption, capture } = event;
      return {
        did: capture ? `added a file as “${captureLabel(flow, capture)}”:` : "added the file",
        about: file.name,
        ...(caption ? { text: caption } : {}),
      };
    }
    case "evidence_withdrawn":
      return { did: "withdrew a file", text: event.why };
    case "went_back":
      return { did: "went back to", about: stepTitle(flow, event.step) };
    case "resolved":
      return { did: "resolved the session", text: event.outcome };
    case "escalated":
      return {
        did: addressee(event) ? `escalated to ${addressee(event)}` : "escalated the session",
        text: event.reason,
      };
    case "escalation_accepted":
      return { did: "accepted the escalation" };
    case "escalation_returned":
      return { did: "returned the escalation", text: event.why };
    case "assigned":
      return {
        did: `assigned the session to ${event.name}`,
        ...(event.why ? { text: event.why } : {}),
      };
    case "abandoned":
      return { did: "abandoned the session", text: event.why };
  }
}

function onHypothesis(number: number | null | undefined): string {
  return number == null ? "" : ` on hypothesis ${number}`;
}
