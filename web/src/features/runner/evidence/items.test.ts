import { expect, test } from "vitest";
import {
  complaintOf,
  evidenceItems,
  pastedName,
  sizeWords,
} from "@/features/runner/evidence/items";
import { FakeSession } from "@/features/runner/testing/fakeSession";

const file = (id: string) =>
  ({ id, name: `${id}.png`, media_type: "image/png", bytes: 84_000, sha256: "" }) as const;

test("the files that stand are told from the timeline", () => {
  const session = new FakeSession(
    { type: "evidence_added", file: file("one"), caption: "The error", step: null, capture: null },
    { type: "evidence_added", file: file("two"), caption: null, step: null, capture: null },
    { type: "evidence_withdrawn", id: "two", why: "Wrong window" },
  );
  const items = evidenceItems(session.detail());
  expect(items.map(({ name, caption, seq }) => [name, caption, seq])).toEqual([
    ["one.png", "The error", 2],
  ]);
});

test.each([
  [999, "999 bytes"],
  [84_210, "84 KB"],
  [2_449_999, "2.4 MB"],
])("%i bytes are %s", (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});

test.each([
  [{ name: "a.log", size: 1, type: "" }, true],
  [{ name: "a.png", size: 25 * 1024 * 1024, type: "image/png" }, true],
  [{ name: "a.png", size: 25 * 1024 * 1024 + 1, type: "image/png" }, false],
  [{ name: "empty.log", size: 0, type: "text/plain" }, false],
  [{ name: "setup.EXE", size: 1, type: "" }, false],
  [{ name: "screen", size: 1, type: "video/mp4" }, false],
  [{ name: "System.evtx", size: 1, type: "" }, true],
])("%o is sent: %s", (given, isSent) => {
  expect(complaintOf(given) === null).toBe(isSent);
});

test("a pasted screenshot is called by its moment, and a file by its name", () => {
  const at = new Date(2026, 10, 23, 9, 5, 7);
  expect(pastedName("image.png", at)).toBe("Screenshot 2026-11-23 09.05.07.png");
  expect(pastedName("error.png", at)).toBe("error.png");
});
