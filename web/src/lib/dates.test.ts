import { expect, it } from "vitest";
import { ago, duration } from "@/lib/dates";

const now = new Date("2026-03-01T12:00:00Z");

it.each([
  ["2026-03-01T11:59:30Z", "just now"],
  ["2026-03-01T11:55:00Z", "5 min. ago"],
  ["2026-02-28T11:00:00Z", "yesterday"],
])("%s is %s", (date, words) => {
  expect(ago(date, now)).toBe(words);
});

it("counts hours on past a day", () => {
  expect(duration("2026-03-01T00:00:00Z", "2026-03-02T02:07:41Z")).toBe("26:07:41");
});
