import { expect, test } from "vitest";
import { readPending } from "@/features/runner/queue/pending";

test("what was kept is read back, and nothing else is", () => {
  const pending = {
    key: "key-1",
    command: { type: "go_back", visit: 0 },
    expected: 3,
    at: "2030-01-01T00:00:00Z",
  };
  expect(readPending(JSON.stringify([pending]))).toEqual([pending]);
  expect(readPending(JSON.stringify([{ ...pending, command: { type: "boom" } }, 7, null]))).toEqual(
    [],
  );
  expect(readPending("not json")).toEqual([]);
  expect(readPending(null)).toEqual([]);
});
