import { expect, it } from "vitest";
import { lineOfStep, readSource, sourceOf } from "@/features/editor/source/source";
import { flowDocument } from "@/testing/flows";

it("what is written reads back as the same document", () => {
  const document = flowDocument();
  expect(readSource(sourceOf(document))).toEqual({ ok: true, document });
});

it.each([
  ["a comma is missing", '{\n  "title": "A"\n  "steps": {}\n}', 3],
  ["a bracket is missing", '{\n  "steps": {\n', 3],
])("when %s, it says so with the line", (_, text, line) => {
  expect(readSource(text)).toMatchObject({ ok: false, line });
});

it("JSON that is no flow is refused in words", () => {
  const reading = readSource("[1, 2]");
  expect(reading.ok ? "" : reading.message).toContain('"steps"');
});

it("finds the line of a step, not of an answer that leads to it", () => {
  const text = sourceOf(flowDocument());
  const line = lineOfStep(text, "reset") ?? 0;
  expect(text.split("\n")[line - 1]?.trim()).toBe('"reset": {');
  expect(lineOfStep(text, "gone")).toBeNull();
});
