/** An empty text has one line. */
export function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** From where to where a line goes, without its end; lines count from 1. */
export function lineSpan(text: string, line: number): [start: number, end: number] {
  let start = 0;
  for (let now = 1; now < line; now += 1) {
    const next = text.indexOf("\n", start);
    if (next < 0) break;
    start = next + 1;
  }
  const end = text.indexOf("\n", start);
  return [start, end < 0 ? text.length : end];
}

/** The line that a place in the text is on, from 1. */
export function lineAt(text: string, offset: number): number {
  return countLines(text.slice(0, Math.max(0, offset)));
}
