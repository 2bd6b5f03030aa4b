import { expect, it } from "vitest";
import { countLines, lineAt, lineSpan } from "@/lib/lines";

const text = "one\ntwo\n\nfour";

it("lines count from 1, and an empty text has one", () => {
  expect([countLines(""), countLines(text), countLines("a\n")]).toEqual([1, 4, 2]);
  expect([lineAt(text, 0), lineAt(text, 4), lineAt(text, text.length)]).toEqual([1, 2, 4]);
});

it.each([
  [1, "one"],
  [2, "two"],
  [3, ""],
  [4, "four"],
])("line %i is %j", (line, own) => {
  expect(text.slice(...lineSpan(text, line))).toBe(own);
});
