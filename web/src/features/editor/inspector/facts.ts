/** What is known about a ticket, its client and its target. */
export const facts: readonly string[] = [
  ...["id", "number", "summary", "description", "status", "priority", "board", "type", "url"].map(
    (name) => `ticket.${name}`,
  ),
  ...["name", "email", "phone"].map((name) => `ticket.contact.${name}`),
  ...["id", "name", "site"].map((name) => `client.${name}`),
  ...["name", "kind", "address"].map((name) => `target.${name}`),
];
