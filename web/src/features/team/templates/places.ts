import type { Placeholder, TemplateFinding } from "@/features/team/templates/templates";
import { lineSpan } from "@/lib/lines";

/** A stretch of a text, and what comes in its place. */
export interface Put {
  start: number;
  end: number;
  text: string;
}

/** From where to where a finding goes. The server counts characters, a field half of some of them. */
export function spanOf(text: string, { line, column, length }: TemplateFinding): [number, number] {
  const [from, to] = lineSpan(text, line);
  const characters = [...text.slice(from, to)];
  const before = characters.slice(0, column - 1).join("").length;
  const own = characters.slice(column - 1, column - 1 + length).join("").length;
  return [from + before, from + before + own];
}

/** What stands in the text for a placeholder. */
export function written({ name }: Pick<Placeholder, "name">): string {
  return `{{ ${name} }}`;
}

/** Where a placeholder goes when it is chosen with the cursor there: sections stand alone in a line. */
export function inserting(placeholder: Placeholder, text: string, start: number, end: number): Put {
  const own = written(placeholder);
  if (placeholder.kind === "value") return { start, end, text: own };
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const [after = ""] = text.slice(end).split("\n", 1);
  return {
    start,
    end,
    text: `${before.trim() ? "\n" : ""}${own}${after.trim() ? "\n" : ""}`,
  };
}

export function withPut(text: string, { start, end, text: own }: Put): string {
  return text.slice(0, start) + own + text.slice(end);
}
