/** A text with a selection in it. */
export interface Marked {
  text: string;
  start: number;
  end: number;
}

/** Puts marks around the selection, or takes them away where they are already. */
export function wrapped({ text, start, end }: Marked, mark: string, after = mark): Marked {
  const inner = text.slice(start, end);
  const has =
    text.slice(start - mark.length, start) === mark &&
    text.slice(end, end + after.length) === after;
  if (has && start >= mark.length) {
    return {
      text: text.slice(0, start - mark.length) + inner + text.slice(end + after.length),
      start: start - mark.length,
      end: end - mark.length,
    };
  }
  return {
    text: text.slice(0, start) + mark + inner + after + text.slice(end),
    start: start + mark.length,
    end: end + mark.length,
  };
}

/** Puts something in front of every line of the selection. */
export function prefixed({ text, start, end }: Marked, prefix: (line: number) => string): Marked {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const lines = text.slice(from, end).split("\n");
  const next = lines.map((line, place) => prefix(place) + line).join("\n");
  return {
    text: text.slice(0, from) + next + text.slice(end),
    start: start + prefix(0).length,
    end: from + next.length,
  };
}
