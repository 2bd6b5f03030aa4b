import { beforeEach, expect, test } from "vitest";
import { createNoteDraft, restoreNotes } from "@/features/runner/queue/noteDraft";

beforeEach(() => sessionStorage.clear());

test("a draft outlives a reload, and is forgotten once it is empty", () => {
  createNoteDraft("note").setState({ text: "Half a thought", audience: "client" });
  expect(createNoteDraft("note").getState()).toEqual({
    text: "Half a thought",
    audience: "client",
  });
  createNoteDraft("note").setState({ text: "" });
  expect(sessionStorage.getItem("note")).toBeNull();
});

test("notes that come back stand in front of what was written since", () => {
  const draft = createNoteDraft("note");
  restoreNotes(draft, [{ text: "First", audience: "client" }]);
  expect(draft.getState()).toEqual({ text: "First", audience: "client" });
  draft.setState({ text: "Since", audience: "internal" });
  restoreNotes(draft, [{ text: "Second", audience: "client" }]);
  expect(draft.getState()).toEqual({ text: "Second\n\nSince", audience: "internal" });
});
