import { useRef, useState } from "react";
import { fieldProblem, problemText } from "@/api/problem";
import type { Capture, SessionCommand, SessionDetail } from "@/api/types";
import { complaint, givenOf } from "@/features/runner/model/captures";
import type { Outcome } from "@/features/runner/queue/commandQueue";

interface Draft {
  text: string;
  fault?: string;
}

/** What is typed into the fields of a session, by the values' names. It stays while steps come and go. */
export interface CaptureDrafts {
  of: (name: string) => Draft | undefined;
  write: (name: string, text: string, fault?: string) => void;
  drop: (name: string) => void;
  /** Gives the value, unless something is wrong with it: then it stays, and the answer is false. */
  give: (capture: Capture, text: string) => boolean;
}

export function useCaptureDrafts(
  session: SessionDetail,
  act: (command: SessionCommand) => Promise<Outcome>,
): CaptureDrafts {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const onTheirWay = useRef(new Map<string, string>());
  const write = (name: string, text: string, fault?: string) =>
    setDrafts((now) => ({ ...now, [name]: { text, ...(fault ? { fault } : {}) } }));
  const drop = (name: string) => setDrafts(({ [name]: _, ...rest }) => rest);

  const give = (capture: Capture, text: string) => {
    const { name, secret = false } = capture;
    const value = secret ? text : text.trim();
    const isSame = !secret && value === givenOf(session.captures, name)?.value;
    if (text.trim() === "" || isSame) {
      drop(name);
      return true;
    }
    const wrong = complaint(capture, value);
    if (wrong !== undefined) {
      write(name, text, wrong);
      return false;
    }
    if (onTheirWay.current.get(name) === value) return true;
    onTheirWay.current.set(name, value);
    void act({ type: "capture", name, value }).then((outcome) => {
      if (onTheirWay.current.get(name) === value) onTheirWay.current.delete(name);
      setDrafts((now) => {
        // What was typed since then stays.
        if (now[name] && now[name].text !== text) return now;
        const { [name]: _, ...rest } = now;
        if (outcome.ok) return rest;
        const fault = fieldProblem(outcome.problem, "value") ?? problemText(outcome.problem);
        return { ...rest, [name]: { text, fault } };
      });
    });
    return true;
  };
  return { of: (name) => drafts[name], write, drop, give };
}
