import { expect, it } from "vitest";
import { addAnswer, changeAnswer } from "@/features/editor/document/answerCommands";
import { setHead } from "@/features/editor/document/headCommands";
import { depth } from "@/features/editor/document/history";
import { mergeDocuments, proposeChoices } from "@/features/editor/document/merge";
import {
  addStep,
  changeStep,
  changeType,
  moveStep,
  removeSteps,
} from "@/features/editor/document/stepCommands";
import { createFlowStore } from "@/features/editor/document/store";
import { procedure } from "@/features/editor/testing/procedure";
import { flowDocument } from "@/testing/flows";

const store = (document = flowDocument()) => createFlowStore(document, { on: "head" });

it("undo goes back to the very document of the start, and redo to that of the end", () => {
  const start = flowDocument();
  const editor = store(start);
  const { run, undo, redo } = editor.getState();
  run(addStep("question", { beside: "reset" }, "Does it work?"));
  run(changeType("fixed", "escalation"));
  run(moveStep("fixed", -1));
  run(removeSteps(["web"]));
  run(setHead({ title: "Another" }));
  const end = editor.getState().history.present;
  const labels = editor.getState().history.past.map(({ label }) => label);
  expect(labels).toContain("Delete step “Can the user sign in on the web?”");
  for (const _ of labels) undo();
  expect(editor.getState().history.present).toBe(start);
  for (const _ of labels) redo();
  expect(editor.getState().history.present).toBe(end);
});

it("at least a hundred steps can be undone", () => {
  const editor = store();
  for (let count = 0; count < 150; count += 1) {
    editor.getState().run(changeStep("reset", { minutes: count + 1 }));
    editor.getState().seal();
  }
  expect(editor.getState().history.past).toHaveLength(150);
  expect(depth).toBeGreaterThanOrEqual(100);
});

it("typing in a field is one step; after leaving the field, a new one", () => {
  const editor = store();
  const { run, seal } = editor.getState();
  for (const title of ["N", "Ne", "New"]) run(changeStep("reset", { title }));
  expect(editor.getState().history.past).toHaveLength(1);
  seal();
  run(changeStep("reset", { title: "Newer" }));
  expect(editor.getState().history.past).toHaveLength(2);
});

it("a new step is called after its title once it is left, and its answers too", () => {
  const editor = store();
  const { run, select, undo } = editor.getState();
  run(addStep("question", { beside: "reset" }));
  run(changeStep("step-4", { title: "Is it plugged in?" }));
  run(addAnswer("step-4"));
  run(changeAnswer("step-4", 2, { label: "No idea" }));
  select({ on: "step", step: "web" });
  const { steps } = editor.getState().history.present;
  expect(steps["is-it-plugged-in"]).toMatchObject({ answers: [{}, {}, { id: "no-idea" }] });
  expect(steps.reset).toMatchObject({ goto: "is-it-plugged-in" });
  for (let count = 0; count < 4; count += 1) undo();
  expect(editor.getState().history.present).toEqual(flowDocument());
});

it("what is selected and gone is selected no more", () => {
  const editor = store();
  editor.getState().run(addStep("action", { beside: "reset" }, "Extra"));
  expect(editor.getState().selection).toEqual({ on: "step", step: "extra" });
  editor.getState().undo();
  expect(editor.getState().selection).toEqual({ on: "head" });
});

it("two people's work is put together step by step, and only clashes are left to choose", () => {
  const base = procedure();
  const mine = createFlowStore(base, { on: "head" });
  mine.getState().run(changeStep("backup", { body: "Mine" }));
  mine.getState().run(addStep("action", { beside: "patch" }, "Restart"));
  const theirs = createFlowStore(base, { on: "head" });
  theirs.getState().run(changeStep("patch", { body: "Theirs" }));
  theirs.getState().run(addStep("note", { beside: "backup" }, "Careful"));
  const [my, their] = [mine.getState().history.present, theirs.getState().history.present];
  const { choices, both } = proposeChoices(base, my, their);
  expect(both).toEqual([]);
  const merged = mergeDocuments(my, their, choices);
  expect(merged.steps).toMatchObject({
    backup: { body: "Mine" },
    patch: { body: "Theirs" },
    restart: { title: "Restart" },
    careful: { title: "Careful" },
  });
  expect(merged.sections?.map(({ steps }) => steps)).toEqual([
    ["backup", "careful", "check"],
    ["patch", "restart"],
  ]);
});

it("a step that both changed is a clash, and mine stands until somebody chooses", () => {
  const base = flowDocument();
  const change = (body: string) => changeStep("reset", { body })(base)?.document ?? base;
  const { choices, both } = proposeChoices(base, change("Mine"), change("Theirs"));
  expect([both, choices.steps]).toEqual([["reset"], { reset: "mine" }]);
  const merged = mergeDocuments(change("Mine"), change("Theirs"), {
    head: "mine",
    steps: { reset: "theirs" },
  });
  expect(merged.steps.reset).toMatchObject({ body: "Theirs" });
});
