/** A stretch of text that both have, or that only one of them has. */
export interface TextPart {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Above this many comparisons the middle is told as replaced: a page must not freeze over a diff. */
const mostCells = 1_500_000;

/** What became of a text, word by word; the parts in order make up both texts. */
export function wordDiff(before: string, after: string): TextPart[] {
  const [one, other] = [words(before), words(after)];
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let [endOne, endOther] = [one.length, other.length];
  while (endOne > start && endOther > start && one[endOne - 1] === other[endOther - 1]) {
    endOne -= 1;
    endOther -= 1;
  }
  const parts: TextPart[] = one.slice(0, start).map((text) => ({ kind: "same", text }));
  parts.push(...middle(one.slice(start, endOne), other.slice(start, endOther)));
  parts.push(...one.slice(endOne).map((text): TextPart => ({ kind: "same", text })));
  return joined(parts);
}

function words(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}

function middle(one: string[], other: string[]): TextPart[] {
  if (one.length * other.length > mostCells) {
    return [
      { kind: "removed", text: one.join("") },
      { kind: "added", text: other.join("") },
    ];
  }
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        one[row] === other[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const parts: TextPart[] = [];
  let [row, column] = [0, 0];
  while (row < one.length || column < other.length) {
    const [mine, theirs] = [one[row], other[column]];
    if (mine !== undefined && mine === theirs) {
      parts.push({ kind: "same", text: mine });
      row += 1;
      column += 1;
    } else if (
      theirs === undefined ||
      (mine !== undefined && at(row + 1, column) >= at(row, column + 1))
    ) {
      parts.push({ kind: "removed", text: mine ?? "" });
      row += 1;
    } else {
      parts.push({ kind: "added", text: theirs });
      column += 1;
    }
  }
  return parts;
}

/** Neighbours of a kind become one; a lone blank between two changes belongs to them. */
function joined(parts: TextPart[]): TextPart[] {
  const runs: TextPart[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed) runs.push({ kind: "removed", text: removed });
    if (added) runs.push({ kind: "added", text: added });
    removed = "";
    added = "";
  };
  parts.forEach(({ kind, text }, place) => {
    const changing = removed !== "" || added !== "";
    const next = parts[place + 1];
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (changing && /^ +$/.test(text) && next && next.kind !== "same") {
      removed += text;
      added += text;
    } else {
      flush();
      const last = runs.at(-1);
      if (last?.kind === "same") last.text += text;
      else runs.push({ kind, text });
    }
  });
  flush();
  return runs;
}
