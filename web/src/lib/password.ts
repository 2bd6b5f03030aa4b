/** What is plainly wrong with a new password; the server also knows the common ones. */
export function passwordFault(password: string): string | undefined {
  const length = [...password].length;
  if (length < 12) return "Use at least 12 characters.";
  return length > 256 ? "Use at most 256 characters." : undefined;
}

export const passwordHint = "At least 12 characters. A few random words do well.";
