import type { FlowDocument } from "@/api/types";
import { addressee } from "@/features/runner/model/addressee";
import { asking, valueWords } from "@/features/runner/model/captures";
import { captureLabel } from "@/features/runner/model/commandWords";
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
    case "noted":
      return {
        did: event.audience === "client" ? "wrote a note for the client" : "wrote an internal note",
        text: event.text,
      };
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
