import { expect, test } from "vitest";
import { fileName } from "@/lib/saveFile";

test("a file gets the name that the server gives it, and no path", () => {
  expect(fileName('attachment; filename="RF-1A2B3C.md"')).toBe("RF-1A2B3C.md");
  expect(fileName('attachment; filename="../../etc/passwd"')).toBeNull();
  expect(fileName(null)).toBeNull();
});
