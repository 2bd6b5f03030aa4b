import type { FlowDocument, Step } from "@/api/types";
import { captureNames } from "@/features/editor/document/captureCommands";
import { stepRenamed } from "@/features/editor/document/rename";
import { freeName } from "@/features/editor/document/steps";

/** Steps to put into a document, with names for what they write down that nobody has there yet. */
export function withFreeCaptures(document: FlowDocument, steps: readonly Step[]): Step[] {
  const taken = new Set(captureNames(document));
  const own = new Set(steps.flatMap(({ captures = [] }) => captures.map(({ name }) => name)));
  let next = [...steps];
  for (const name of own) {
    const free = freeName(
      name,
      (other) => taken.has(other) || (other !== name && own.has(other)),
      "_",
    );
    taken.add(free);
    if (free === name) continue;
    next = next.map((step) => {
      const renamed = stepRenamed(step, name, free);
      const captures = renamed.captures?.map((capture) =>
        capture.name === name ? { ...capture, name: free } : capture,
      );
      return captures ? { ...renamed, captures } : renamed;
    });
  }
  return next;
}
