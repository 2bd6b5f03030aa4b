/** A stretch of text, or an address in it that leads somewhere. */
export interface Piece {
  text: string;
  href?: string;
}

/** A mail's text in pieces, so that its addresses can be links. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+/g)) {
    // A full stop or a bracket at the end belongs to the sentence.
    const href = match[0].replace(/[).,;:!?]+$/, "");
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ text: href, href });
    from = match.index + href.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}
