import { type RefObject, useEffect, useRef, useState } from "react";
import type { Step } from "@/api/types";
import { isFree } from "@/features/runner/model/freeFlow";
import { type Place, placeOf } from "@/features/runner/model/place";
import type { Run } from "@/features/runner/queue/useRun";
import { plural } from "@/lib/text";
import { stepKindLabel } from "@/ui/StepIcon";

/** After each move the step's heading takes the focus. Answers the sentence that tells the new step. */
export function useStepFocus(run: Run, heading: RefObject<HTMLElement | null>): string {
  const { path } = run.session;
  const place = `${path.length} ${run.stepId}`;
  const shown = useRef<string | null>(null);
  const [news, setNews] = useState("");

  useEffect(() => {
    const isFirst = shown.current === null;
    if (shown.current === place) return;
    shown.current = place;
    const at = document.activeElement;
    const isTyping = at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement;
    const isElsewhere = isFirst && at !== document.body;
    if (!isTyping && !isElsewhere) heading.current?.focus({ preventScroll: isFirst });
    if (!isFirst && run.step) {
      setNews(announce(run.step, placeOf(run.session, run.flow, run.stepId ?? "")));
    }
    if (!isFirst && run.stepId === null && !isFree(run.session))
      setNews("No step is left. Say what came of it.");
  });
  return news;
}

function announce(step: Step, { around, place }: Place): string {
  const answers =
    step.type === "question" ? ` ${plural(step.answers.length, "answer")} to choose from.` : "";
  const stop = /[.?!…]$/.test(step.title) ? "" : ".";
  const within = around.length > 0 ? ` in ${around.at(-1)}` : "";
  return `Step ${place}${within}, ${stepKindLabel(step.type).toLowerCase()}: ${step.title}${stop}${answers}`;
}
