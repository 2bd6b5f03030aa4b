const allowed = ["http:", "https:", "mailto:", "tel:"];

/** The address if it is a web page, a mail address or a phone number; otherwise nothing. */
export function safeLink(address: string): string | undefined {
  try {
    return allowed.includes(new URL(address).protocol) ? address : undefined;
  } catch {
    // Not an address of its own; in a flow there is nothing that it could be relative to.
    return undefined;
  }
}
