import { expect, test } from "vitest";
import { hiddenWords } from "@/features/documentation/hiddenWords";

test.each([
  [[], ""],
  [[{ kind: "password", count: 1 }], "1 password hidden"],
  [[{ kind: "password", count: 2 }], "2 passwords hidden"],
  [
    [
      { kind: "credit_card", count: 1 },
      { kind: "password", count: 2 },
      { kind: "snmp_community", count: 3 },
    ],
    "1 card number, 2 passwords and 3 SNMP communities hidden",
  ],
] as const)("what was hidden is said in words: %j", (hidden, words) => {
  expect(hiddenWords(hidden)).toBe(words);
});
