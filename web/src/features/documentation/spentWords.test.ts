import { expect, test } from "vitest";
import { spent } from "@/features/documentation/spentWords";

test.each([
  [0, "0 s"],
  [45, "45 s"],
  [2458, "40 min 58 s"],
  [7500, "2 h 05 min"],
])("%i seconds are told as notes tell them", (seconds, words) => {
  expect(spent(seconds)).toBe(words);
});
