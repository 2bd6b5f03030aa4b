import { expect, it } from "vitest";
import { finding, flowDocument } from "@/testing/flows";
import { outlineOf } from "@/ui/flow/outline";

const end = (group?: string) => ({ type: "resolution", title: "End", group }) as const;

it("the first step comes first, and the others as they were written", () => {
  const document = flowDocument({ start: "c", steps: { a: end(), b: end(), c: end() } });
  const steps = outlineOf(document).sections.flatMap((section) => section.steps);
  expect(steps.map(({ id, number, isStart }) => [id, number, isStart])).toEqual([
    ["c", 1, true],
    ["a", 2, false],
    ["b", 3, false],
  ]);
});

it("the steps of a part stand together; steps outside of parts stay where they are", () => {
  const steps = { a: end(), b: end("Site"), c: end("Client"), d: end("Site"), e: end() };
  const { sections } = outlineOf(flowDocument({ start: "a", steps }));
  expect(sections.map(({ title, steps: own }) => [title, own.map(({ id }) => id)])).toEqual([
    [null, ["a"]],
    ["Site", ["b", "d"]],
    ["Client", ["c"]],
    [null, ["e"]],
  ]);
});

it("every finding is told at its step, or about the flow when there is no such step", () => {
  const findings = [
    finding(),
    finding({ step: null, code: "no_end" }),
    finding({ step: "gone", code: "dead_end" }),
  ];
  const outline = outlineOf(flowDocument(), findings);
  expect(outline.byId.get("web")?.findings).toEqual([findings[0]]);
  expect(outline.general).toEqual(findings.slice(1));
});
