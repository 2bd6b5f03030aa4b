import { expect, it } from "vitest";
import { type TextPart, wordDiff } from "@/lib/wordDiff";

const without = (parts: TextPart[], kind: TextPart["kind"]) =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join("");

it("tells the words that were exchanged, and nothing else", () => {
  expect(wordDiff("Ping the gateway twice", "Ping the router twice")).toEqual([
    { kind: "same", text: "Ping the " },
    { kind: "removed", text: "gateway" },
    { kind: "added", text: "router" },
    { kind: "same", text: " twice" },
  ]);
});

it.each([
  ["", "All new"],
  ["All gone", ""],
  ["a b c d e", "a x c y e f"],
  ["One line\n\nand another", "One line\nand one more"],
  ["Grüße aus Köln", "Grüße an Köln"],
])("the parts of %j and %j make up both", (before, after) => {
  const parts = wordDiff(before, after);
  expect([without(parts, "added"), without(parts, "removed")]).toEqual([before, after]);
});

it("texts without end are told as replaced instead of freezing the page", () => {
  const long = (word: string) => `${word} `.repeat(5000);
  expect(wordDiff(long("one"), long("two")).length).toBeLessThan(4);
});
