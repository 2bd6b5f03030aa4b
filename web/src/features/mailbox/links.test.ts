import { expect, test } from "vitest";
import { pieces } from "@/features/mailbox/links";

test("addresses become links, and the sentence around them stays as it was", () => {
  const text = "Open http://localhost:8080/reset-password#ab_c-1 (or not).\nBye";
  const found = pieces(text);
  expect(found.map((piece) => piece.text).join("")).toBe(text);
  expect(found.flatMap(({ href }) => (href ? [href] : []))).toEqual([
    "http://localhost:8080/reset-password#ab_c-1",
  ]);
  expect(pieces("see https://a.example.")).toContainEqual({
    text: "https://a.example",
    href: "https://a.example",
  });
  expect(pieces("javascript:alert(1)")).toEqual([{ text: "javascript:alert(1)" }]);
});
