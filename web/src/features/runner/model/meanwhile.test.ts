import { expect, test } from "vitest";
import { meanwhile } from "@/features/runner/model/meanwhile";
import { branchFlow } from "@/features/runner/testing/branchFlow";
import { alex, FakeSession } from "@/features/runner/testing/fakeSession";

test("what others did is told by name, what I did elsewhere as mine", () => {
  const session = new FakeSession();
  session.record({ type: "answered", step: "gateway", answer: "yes" }, alex);
  session.record({ type: "noted", step: "dns", text: "Looked", audience: "internal" });
  expect(meanwhile(session.detail(), branchFlow, 1, "person-1")).toBe(
    "Alex Romero answered “Yes, it replies” to “Can the user reach the gateway?” meanwhile. " +
      "You, in another window, wrote an internal note meanwhile.",
  );
});

test("a long absence is told in short", () => {
  const session = new FakeSession();
  for (let count = 0; count < 5; count += 1) {
    session.record({ type: "noted", step: "gateway", text: "…", audience: "internal" }, alex);
  }
  expect(meanwhile(session.detail(), branchFlow, 1, "person-1")).toMatch(/And 2 more\.$/);
});
