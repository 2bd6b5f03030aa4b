import { expect, test } from "vitest";
import { freshPassphrase } from "@/features/sharing/dialog/freshPassphrase";

test("a passphrase has three groups of letters and digits that are not mistaken for others", () => {
  const made = Array.from({ length: 50 }, freshPassphrase);
  for (const one of made) {
    expect(one).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/);
  }
  expect(new Set(made).size).toBe(50);
});
