import { expect, test } from "vitest";
import { filled } from "@/lib/placeholders";

const value = (name: string) => ({ host: "srv-01", "ticket.id": "4711" })[name] ?? `[${name}?]`;

test.each([
  ["ping {{ host }}", "ping srv-01"],
  ["{{host}}{{host}}", "srv-01srv-01"],
  ["ticket {{ ticket.id }}", "ticket 4711"],
  ["{{ who }}", "[who?]"],
  ["\\{{ host }} stays", "{{ host }} stays"],
  ["{{.State}} {{ $labels.job }} {{host", "{{.State}} {{ $labels.job }} {{host"],
])("%s is filled in", (text, expected) => {
  expect(filled(text, value)).toBe(expected);
});
