import { expect, test } from "vitest";
import {
  after,
  changeOf,
  conflictsIn,
  type EditedNote,
  isChanged,
  merge,
  type NotePiece,
  wanted,
  withChange,
  workingOf,
} from "@/features/documentation/editing/working";
import { noteOf, piece } from "@/features/documentation/testing/editedNote";

const cause = piece("cause", "Expired password");
const entry = piece("entry:2", "Can the user sign in? No");

function changed(note: EditedNote, at: NotePiece, text: string) {
  return withChange(workingOf(note), at, { text });
}

test("a text that is as it is generated is no change, and neither is a blank line", () => {
  const note = noteOf(1, cause);
  const working = withChange(changed(note, cause, " Expired password "), cause, { below: ["  "] });
  expect(wanted(working, note.pieces)).toEqual([]);
  expect(isChanged(working, note)).toBe(false);
  expect(isChanged(changed(note, cause, "The password had expired"), note)).toBe(true);
});

test("taking everything back leaves nothing of the change", () => {
  const note = noteOf(1, cause);
  const working = changed(note, cause, "Mine");
  expect(withChange(working, cause, { text: null })).toEqual({});
});

test("a change goes on from the text that it was made against", () => {
  const edit = { ...changeOf({}, cause), text: "Mine", against: "older" };
  const note = noteOf(1, { ...cause, edit: { ...edit, outdated: true, by: "Ada", at: "" } });
  expect(changed(note, cause, "Mine still").cause?.against).toBe("older");
});

test("what somebody else saved meanwhile stands, and is told where it was changed here, too", () => {
  const base = noteOf(1, cause, entry);
  const mine = changed(base, cause, "Mine");
  const saved = (text: string, at: NotePiece): NotePiece => ({
    ...at,
    edit: { ...changeOf({}, at), text, outdated: false, by: "Ada", at: "" },
  });
  const current = noteOf(2, saved("Hers", cause), saved("Hers as well", entry));
  const { working, theirs } = merge(mine, workingOf(base), current);
  expect(working.cause?.text).toBe("Mine");
  expect(working["entry:2"]?.text).toBe("Hers as well");
  expect(Object.keys(theirs)).toEqual(["cause"]);
  expect(theirs.cause?.text).toBe("Hers");
});

test("what was open stays open until it is chosen or both say the same", () => {
  const saved = { ...changeOf({}, cause), text: "Hers" };
  const current = noteOf(2, { ...cause, edit: { ...saved, outdated: false, by: "Ada", at: "" } });
  const mine = changed(noteOf(1, cause), cause, "Mine");
  const open = { cause: saved };
  const merged = merge(mine, workingOf(current), current, open);
  expect(merged.theirs).toEqual(open);
  expect(conflictsIn(merged, [cause, entry])).toBe(1);
  expect(conflictsIn(merged, [entry])).toBe(0);
  expect(merge({ cause: saved }, workingOf(current), current, open).theirs).toEqual({});
  const takenBack = merge(mine, workingOf(current), noteOf(3, cause), open);
  expect(takenBack.theirs).toEqual({ cause: null });
});

test("a changed piece reads as it will stand, with its lines and without what is left out", () => {
  const made = { text: null, hidden: false, below: ["More", ""] };
  expect(after(cause, made)).toBe("Expired password\nMore");
  expect(after(cause, { ...made, text: "Mine" })).toBe("Mine\nMore");
  expect(after(cause, { ...made, hidden: true, below: [] })).toBe("");
});
