/** `If-Match` for a flow's draft: the save is refused when somebody else saved since. */
export function ifMatch(revision: number): { "if-match": string } {
  return { "if-match": `"${revision}"` };
}

/** The server does the work of one key once; use `freshKey()` per attempt and keep it for repeats. */
export function idempotencyKey(key: string): { "idempotency-key": string } {
  return { "idempotency-key": key };
}
