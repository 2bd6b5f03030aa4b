/** What this browser remembers about a person's preferences. Storage may be blocked: then nothing is remembered. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`rf.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`rf.${key}`, value);
  } catch {
    // Private windows may refuse; the choice holds until the tab closes.
  }
}
