import { expect, test } from "vitest";
import { decodeNamedCharacterReference } from "@/lib/namedCharacters";

test("what HTML 4 knows is one character, what it does not know stays as it was typed", () => {
  const names = ["lt", "gt", "amp", "quot", "nbsp", "auml", "hellip", "colon", "constructor"];
  expect(names.map((name) => decodeNamedCharacterReference(name))).toEqual([
    "<",
    ">",
    "&",
    '"',
    "\u00a0",
    "ä",
    "…",
    false,
    false,
  ]);
});
