/** Goes to another site, such as an identity provider. Only web addresses are followed. */
export function leaveFor(address: string): void {
  const { protocol } = new URL(address);
  if (protocol === "https:" || protocol === "http:") location.assign(address);
}
