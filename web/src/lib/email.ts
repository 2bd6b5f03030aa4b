/** Whether this can be an address at all; only a mail that arrives proves more. */
export function looksLikeEmail(text: string): boolean {
  return /^\S+@\S+$/.test(text.trim());
}
