import { expect, test } from "vitest";
import type { FlowDocument, SessionCommand, SessionDetail } from "@/api/types";
import { applyCommand } from "@/features/runner/model/applyCommand";
import { maySkip } from "@/features/runner/model/may";
import { progress } from "@/features/runner/model/procedure";
import { FakeSession } from "@/features/runner/testing/fakeSession";

const actor = { id: "person-1", name: "Dana Whitfield" };
const on = { at: "T", actor };
const flow: FlowDocument = {
  format: "resolutionflow.flow/1",
  kind: "procedural",
  title: "Patch a machine",
  sections: [
    { title: "Before", steps: ["scope", "snapshot"] },
    { title: "Work", steps: ["patch", "tell"] },
  ],
  steps: {
    scope: {
      type: "question",
      title: "What is it?",
      answers: [
        { id: "server", label: "A server" },
        { id: "desk", label: "A desktop" },
      ],
    },
    snapshot: { type: "action", title: "Take a snapshot" },
    patch: { type: "action", title: "Install the updates", required: true },
    tell: { type: "note", title: "Tell the client" },
  },
};

function begun(leftOut: string[] = []): SessionDetail {
  const session = new FakeSession().detail();
  const arrived_at = session.updated_at;
  const first = { visit: 0, step: "scope", type: "question", title: "What is it?" } as const;
  const fresh = {
    left_at: null,
    answer: null,
    is_skipped: false,
    is_entered: false,
    within: [],
    notes: 0,
  };
  return {
    ...session,
    current_step: "scope",
    left_out: leftOut,
    path: [{ ...first, arrived_at, ...fresh }],
    steps_taken: 0,
  };
}

function after(session: SessionDetail, ...commands: SessionCommand[]): SessionDetail {
  return commands.reduce((now, command) => applyCommand(now, flow, command, on), session);
}

function told({ path, current_step }: SessionDetail): string {
  const steps = path.map(({ step, left_at, is_skipped, answer }) => {
    if (left_at === null) return `[${step}]`;
    return `${step} ${is_skipped ? "skipped" : (answer?.id ?? "done")}`;
  });
  return `${steps.join(" > ")} at ${current_step}`;
}

const scope: SessionCommand = { type: "answer", step: "scope", answer: "desk" };
const patch: SessionCommand = { type: "complete_step", step: "patch" };

test("a procedure goes down its sections, past what does not apply", () => {
  const done = after(begun(["snapshot"]), scope);
  expect(told(done)).toBe("scope desk > [patch] at patch");
  expect(progress(done, flow)).toEqual({ left: 1, all: 3 });
  const through = after(done, patch, { type: "complete_step", step: "tell" });
  expect(told(through)).toBe("scope desk > patch done > tell done at null");
  expect(through.steps_taken).toBe(3);
});

test("a step can be done before its turn, and the one whose turn it is stays", () => {
  expect(told(after(begun(), patch))).toBe("patch done > [scope] at scope");
  expect(after(begun(), patch, patch).event_count).toBe(2);
});

test("a skipped step is behind the session too, and its reason is kept", () => {
  const session = after(begun(), { type: "skip_step", step: "scope", reason: " Known " });
  expect(told(session)).toBe("scope skipped > [snapshot] at snapshot");
  expect(session.timeline.at(-1)?.event).toEqual({
    type: "step_skipped",
    step: "scope",
    reason: "Known",
  });
});

test("going back opens that step only", () => {
  const session = after(begun(), scope, patch, { type: "go_back", visit: 0 });
  expect(told(session)).toBe("patch done > [scope] at scope");
  expect(session.timeline.map(({ superseded }) => superseded)).toEqual([false, true, false, false]);
});

test("what is done within a listed sub-flow is on record, and where that leads is the server's to say", () => {
  const parts: FlowDocument = {
    ...flow,
    steps: {
      ...flow.steps,
      patch: { type: "subflow", title: "Patch", flow: "patching" },
      "patch/stop": { type: "action", title: "Stop the service" },
    },
  };
  const entered = applyCommand(begun(), parts, { type: "enter_subflow", step: "patch" }, on);
  const stopped = applyCommand(entered, parts, { type: "complete_step", step: "patch/stop" }, on);
  expect(stopped.event_count).toBe(3);
  expect(told(stopped)).toBe("[scope] at scope");
});

test("a listed step within a procedure may be skipped, a step of a graph only where one way leads on", () => {
  const question: FlowDocument["steps"][string] = {
    type: "question",
    title: "Which?",
    answers: [],
  };
  const parts: FlowDocument = {
    ...flow,
    sections: [{ title: "Work", steps: ["part", "part/which", "graph"] }],
  };
  const may = (stepId: string, step: FlowDocument["steps"][string]) =>
    maySkip({ flow: parts, stepId, step });
  expect(may("part/which", question)).toBe(true);
  expect(may("graph/which", question)).toBe(false);
  expect(may("graph/do", { type: "action", title: "Do it" })).toBe(true);
  expect(may("part/which", { ...question, required: true })).toBe(false);
});
