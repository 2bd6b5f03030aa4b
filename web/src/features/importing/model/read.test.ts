import { expect, it } from "vitest";
import { portions } from "@/features/importing/model/read";

it("many texts are sent in portions, in their order, none of them too large", () => {
  const texts = Array.from({ length: 100 }, (_, place) => ({ path: `${place}.md`, text: "x" }));
  expect(portions(texts).map((portion) => portion.length)).toEqual([40, 40, 20]);
  expect(portions(texts).flat()).toEqual(texts);
  const large = { path: "large.md", text: "x".repeat(1_000_000) };
  expect(portions([large, large, large]).map((portion) => portion.length)).toEqual([1, 1, 1]);
  expect(portions([])).toEqual([]);
});
