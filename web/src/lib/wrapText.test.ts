import { expect, it } from "vitest";
import { prefixed, wrapped } from "@/lib/wrapText";

it("marks are put around the selection, and taken away again", () => {
  const bold = wrapped({ text: "so bold", start: 3, end: 7 }, "**");
  expect(bold).toEqual({ text: "so **bold**", start: 5, end: 9 });
  expect(wrapped(bold, "**")).toEqual({ text: "so bold", start: 3, end: 7 });
});

it("every selected line gets its prefix", () => {
  const text = "one\ntwo\nthree";
  const { text: listed } = prefixed({ text, start: 5, end: 10 }, (line) => `${line + 1}. `);
  expect(listed).toBe("one\n1. two\n2. three");
});
