import { expect, it, test } from "vitest";
import { inserting, spanOf, withPut } from "@/features/team/templates/places";
import type { Placeholder, TemplateFinding } from "@/features/team/templates/templates";

const finding = (line: number, column: number, length: number): TemplateFinding => ({
  ...{ line, column, length },
  ...{ code: "unknown_placeholder", severity: "error", message: "", suggestion: null },
});
const value: Placeholder = { name: "flow", kind: "value", required: false, about: "" };
const section: Placeholder = { name: "timeline", kind: "section", required: true, about: "" };
const put = (placeholder: Placeholder, text: string) => {
  const start = text.indexOf("|");
  const end = text.lastIndexOf("|") - 1;
  const plain = text.replaceAll("|", "");
  return withPut(plain, inserting(placeholder, plain, start, Math.max(start, end)));
};

test("a finding is found behind signs that count twice in a field", () => {
  const text = "# One\n😀😀 {{ flwo }} end";
  const [start, end] = spanOf(text, finding(2, 4, 10));
  expect(text.slice(start, end)).toBe("{{ flwo }}");
});

test("a finding behind the end of the text is at its end", () => {
  expect(spanOf("# One", finding(9, 3, 4))).toEqual([2, 5]);
  expect(spanOf("", finding(1, 1, 0))).toEqual([0, 0]);
});

it.each([
  ["a value, where the cursor is", value, "# On | today", "# On {{ flow }} today"],
  ["a value, for what is chosen", value, "# On |that| today", "# On {{ flow }} today"],
  ["a section, in an empty line", section, "# On\n|\nEnd", "# On\n{{ timeline }}\nEnd"],
  ["a section, behind words", section, "# On|", "# On\n{{ timeline }}"],
  ["a section, before words", section, "# On\n|End", "# On\n{{ timeline }}\nEnd"],
  ["a section, within words", section, "One |two", "One \n{{ timeline }}\ntwo"],
])("puts %s", (_, placeholder, before, after) => {
  expect(put(placeholder, before)).toBe(after);
});
