import type { FlowDocument } from "@/api/types";
import { isDocument } from "@/features/editor/document/shape";
import { lineAt } from "@/lib/lines";

export function sourceOf(document: FlowDocument): string {
  return JSON.stringify(document, null, 2);
}

export type Reading =
  | { ok: true; document: FlowDocument }
  | { ok: false; message: string; line: number | null };

/** Reads what somebody wrote. Whether it is a good flow is for the server to say; this only wants JSON of that kind. */
export function readSource(text: string): Reading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return notJson(text, error instanceof Error ? error.message : "");
  }
  if (isDocument(value)) return { ok: true, document: value };
  const message =
    'A flow is an object with "kind", "title" and "steps", in { }; each step has a "type" and a "title".';
  return { ok: false, message, line: null };
}

/** The line on which a step begins, if it is in the text. */
export function lineOfStep(text: string, step: string): number | null {
  const steps = text.search(/"steps"\s*:/);
  const name = JSON.stringify(step);
  for (let at = text.indexOf(name, Math.max(0, steps)); at >= 0; at = text.indexOf(name, at + 1)) {
    if (/^\s*:\s*\{/.test(text.slice(at + name.length))) return lineAt(text, at);
  }
  return null;
}

function notJson(text: string, told: string): Reading {
  const position = /position (\d+)/.exec(told)?.[1];
  const line = /line (\d+)/.exec(told)?.[1];
  const at = line ? Number(line) : position ? lineAt(text, Number(position)) : null;
  // Some browsers name the end of the text in words only.
  const ends = /end of (?:JSON input|data)|Unterminated|end of the input/i.test(told);
  return {
    ok: false,
    line: at ?? (ends ? lineAt(text, text.length) : null),
    message: ends
      ? "The text ends too early: a bracket or a quotation mark is not closed."
      : "This is not JSON. Look for a missing comma, bracket or quotation mark.",
  };
}
