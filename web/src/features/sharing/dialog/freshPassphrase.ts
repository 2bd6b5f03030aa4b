/** Without letters and digits that are mistaken for others when they are read out. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/** Three groups of five, as easy to read out as they are hard to guess: 74 random bits. */
export function freshPassphrase(): string {
  const most = 256 - (256 % alphabet.length);
  let letters = "";
  while (letters.length < 15) {
    for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
      // Bytes beyond the last whole run of the alphabet would favour its first letters.
      if (byte < most && letters.length < 15) letters += alphabet[byte % alphabet.length];
    }
  }
  return [letters.slice(0, 5), letters.slice(5, 10), letters.slice(10)].join("-");
}
