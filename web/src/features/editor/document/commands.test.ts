import { describe, expect, it } from "vitest";
import type { FlowDocument, Step } from "@/api/types";
import * as answers from "@/features/editor/document/answerCommands";
import { orderOf } from "@/features/editor/document/arrange";
import * as captures from "@/features/editor/document/captureCommands";
import {
  copySteps,
  duplicateStep,
  pasteSteps,
  readSteps,
} from "@/features/editor/document/clipboard";
import type { Command } from "@/features/editor/document/edit";
import * as head from "@/features/editor/document/headCommands";
import * as library from "@/features/editor/document/libraryCommands";
import { renameAnswer, renameStep } from "@/features/editor/document/rename";
import * as sections from "@/features/editor/document/sectionCommands";
import * as steps from "@/features/editor/document/stepCommands";
import { addStepAsTarget, setTarget } from "@/features/editor/document/targetCommands";
import { procedure } from "@/features/editor/testing/procedure";
import { flowDocument } from "@/testing/flows";

function done(document: FlowDocument, ...commands: Command[]): FlowDocument {
  return commands.reduce((now, command) => {
    const edit = command(now);
    if (!edit) throw new Error("the command did nothing");
    return edit.document;
  }, document);
}

const answersOf = (document: FlowDocument, id: string) => {
  const step = document.steps[id];
  return step?.type === "question" ? step.answers : [];
};

describe("steps", () => {
  it("a step after an action stands between it and where it led", () => {
    const next = done(flowDocument(), steps.addStep("action", { beside: "reset" }, "Wait"));
    expect(orderOf(next)).toEqual(["web", "reset", "wait", "fixed"]);
    expect([next.steps.reset, next.steps.wait]).toMatchObject([
      { goto: "wait" },
      { goto: "fixed" },
    ]);
  });

  it("a step after a question is where its first open answer leads", () => {
    const open = done(flowDocument(), setTarget({ step: "web", answer: 1 }, null));
    const next = done(open, steps.addStep("action", { beside: "web" }, "Ask"));
    expect(answersOf(next, "web").map(({ goto }) => goto)).toEqual(["fixed", "ask"]);
  });

  it("a step before another changes no way", () => {
    const next = done(flowDocument(), steps.addStep("action", { beside: "reset", before: true }));
    expect(orderOf(next)).toEqual(["web", "step-4", "reset", "fixed"]);
    expect(next.steps.web).toEqual(flowDocument().steps.web);
  });

  it("removing a step clears every way to it, and the start moves on", () => {
    const next = done(flowDocument(), steps.removeSteps(["fixed", "web"]));
    expect(next).toMatchObject({
      start: "reset",
      steps: { reset: { title: "Reset the password" } },
    });
    expect(next.steps.reset).not.toHaveProperty("goto");
  });

  it("moves up and down, but nothing before the first step", () => {
    expect(orderOf(done(flowDocument(), steps.moveStep("reset", 1)))).toEqual([
      "web",
      "fixed",
      "reset",
    ]);
    expect(steps.moveStep("reset", -1)(flowDocument())).toBeNull();
    expect(steps.moveStep("fixed", 1)(flowDocument())).toBeNull();
  });

  it("at the edge of a part, a step joins the next part", () => {
    const part = (group: string): Step => ({ type: "action", title: "A", group });
    const flow = flowDocument({
      start: "a",
      steps: { a: part("One"), b: part("One"), c: part("Two") },
    });
    const next = done(flow, steps.moveStep("b", 1));
    expect(next.steps.b).toMatchObject({ group: "Two" });
    expect(orderOf(next)).toEqual(["a", "b", "c"]);
  });

  it("another type keeps what fits", () => {
    const asked = done(flowDocument(), steps.changeType("reset", "question"));
    expect(asked.steps.reset).toMatchObject({
      commands: [{ shell: "powershell" }],
      answers: [{ label: "Yes", goto: "fixed" }, { label: "No" }],
    });
    const back = done(asked, steps.changeType("reset", "action"));
    expect(back).toEqual(flowDocument());
  });

  it("fields that are emptied are gone", () => {
    const written = done(flowDocument(), steps.changeStep("reset", { body: "Text", minutes: 3 }));
    expect(written.steps.reset).toMatchObject({ body: "Text", minutes: 3 });
    expect(done(written, steps.changeStep("reset", { body: "", minutes: null }))).toEqual(
      flowDocument(),
    );
  });

  it("the ends and the sub-flow take their own fields", () => {
    const next = done(
      flowDocument(),
      steps.setCause("fixed", "A cause"),
      steps.changeType("reset", "escalation"),
      steps.setHandOver("reset", "L3"),
      steps.addStep("subflow", {}, "Other"),
      steps.setSubflow("other", "vpn"),
      steps.retitle("other", "Another"),
    );
    expect(next.steps).toMatchObject({
      fixed: { cause: "A cause" },
      reset: { to: "L3" },
      other: { flow: "vpn", title: "Another" },
    });
  });

  it("a new step as target leaves its question selected at the answer", () => {
    const next = done(flowDocument(), addStepAsTarget({ step: "web", answer: 0 }, "note", "New"));
    expect(answersOf(next, "web")[0]?.goto).toBe("new");
    expect(orderOf(next)).toEqual(["web", "new", "reset", "fixed"]);
  });
});

it("answers are added, written, moved and removed", () => {
  const next = done(
    flowDocument(),
    answers.addAnswer("web", "Not sure"),
    answers.changeAnswer("web", 2, { label: "No idea", when: "true" }),
    answers.moveAnswer("web", 2, -1),
    answers.removeAnswer("web", 0),
  );
  expect(answersOf(next, "web")).toEqual([
    { id: "not-sure", label: "No idea", when: "true" },
    { id: "no", label: "No", goto: "reset" },
  ]);
});

describe("names", () => {
  const conditions = flowDocument();
  if (conditions.steps.reset) {
    conditions.steps.reset.when = 'answers.web == "yes" && host != "host" && ticket.host == ""';
    conditions.steps.reset.body = "Ping {{ host }} and {{host}}";
    conditions.steps.reset.captures = [{ name: "host", kind: "text" }];
  }

  it("another id of a step is followed everywhere", () => {
    const next = done(conditions, renameStep("web", "web-check"), renameStep("fixed", "end"));
    expect(next.start).toBe("web-check");
    expect(Object.keys(next.steps)).toEqual(["web-check", "reset", "end"]);
    expect(next.steps.reset).toMatchObject({ goto: "end" });
    expect(next.steps.reset?.when).toContain('answers["web-check"] == "yes"');
  });

  it("another id of an answer is followed in conditions", () => {
    const next = done(conditions, renameAnswer("web", 0, "sure"));
    expect(next.steps.reset?.when).toContain('answers.web == "sure"');
  });

  it("another name of a capture is followed in texts and conditions, and only there", () => {
    const next = done(conditions, captures.renameCapture({ step: "reset" }, 0, "server"));
    expect(next.steps.reset).toMatchObject({
      body: "Ping {{ server }} and {{ server }}",
      when: 'answers.web == "yes" && server != "host" && ticket.host == ""',
      captures: [{ name: "server" }],
    });
  });
});

it("captures are added, written, moved and removed, in steps and in the intake", () => {
  for (const owner of ["intake", { step: "reset" }] as const) {
    const next = done(
      flowDocument(),
      captures.addCapture(owner),
      captures.addCapture(owner),
      captures.changeCapture(owner, 1, { kind: "number", min: 1, choices: ["a"] }),
      captures.moveCapture(owner, 1, -1),
      captures.removeCapture(owner, 1),
    );
    expect(captures.capturesOf(next, owner)).toEqual([{ name: "value_2", kind: "number", min: 1 }]);
    expect(done(next, captures.removeCapture(owner, 0))).toEqual(flowDocument());
  }
});

describe("sections", () => {
  it("are added, renamed, moved and removed, and keep their steps", () => {
    const next = done(
      procedure(),
      sections.addSection("After", 0),
      sections.retitleSection(1, "Between"),
      sections.moveSection(1, -1),
      sections.removeSection(1),
    );
    expect(next.sections).toEqual([
      { title: "Between", steps: ["backup", "check"] },
      { title: "Work", steps: ["patch"] },
    ]);
  });

  it("a step moves over the edge of a section, and to a chosen one", () => {
    const over = done(procedure(), steps.moveStep("check", 1));
    expect(over.sections?.map((section) => section.steps)).toEqual([
      ["backup"],
      ["check", "patch"],
    ]);
    const chosen = done(procedure(), steps.moveStepTo("backup", [1, 1]));
    expect(chosen.sections?.map((section) => section.steps)).toEqual([
      ["check"],
      ["patch", "backup"],
    ]);
  });

  it("the last section with steps stays", () => {
    const one = done(procedure(), sections.removeSection(0));
    expect(sections.removeSection(0)(one)).toBeNull();
  });
});

it("the head takes details, start, schedule and target", () => {
  const next = done(
    procedure(),
    head.setHead({ title: "New", summary: "", tags: ["a"] }),
    head.setSchedule({ cron: "0 3 * * TUE#2", time_zone: "Europe/London", misfire: "run_once" }),
    head.setTargetKind("machine"),
  );
  expect(next).toMatchObject({ title: "New", tags: ["a"], target: "machine" });
  expect(next.schedule).toEqual({ cron: "0 3 * * TUE#2", time_zone: "Europe/London" });
  expect(done(next, head.setSchedule(null))).not.toHaveProperty("schedule");
  expect(done(flowDocument(), head.setStart("reset")).start).toBe("reset");
  expect(done(next, head.replaceDocument(procedure(), "Edit source"))).toEqual(procedure());
});

describe("the Step Library", () => {
  const link = { step: "00000000-0000-0000-0000-000000000001", version: 2 };
  const newest: Step = {
    type: "action",
    title: "Reset it",
    body: "Better",
    linked: { ...link, version: 3 },
  };

  it("an update is taken in, and the flow's own ways stay", () => {
    const linked = done(flowDocument(), steps.changeStep("reset", { linked: link, when: "true" }));
    const next = done(linked, library.replaceStep("reset", newest));
    expect(next.steps.reset).toEqual({ ...newest, goto: "fixed", when: "true" });
    expect(done(linked, library.keepStep("reset", 3)).steps.reset).toMatchObject({
      title: "Reset the password",
      linked: { version: 3 },
    });
    expect(done(linked, library.unlinkStep("reset")).steps.reset).not.toHaveProperty("linked");
  });

  it("an inserted step stands beside the chosen one, without clashing names", () => {
    const captured = done(flowDocument(), captures.addCapture("intake"));
    const step: Step = {
      ...newest,
      body: "{{ value }}",
      captures: [{ name: "value", kind: "text" }],
    };
    const next = done(captured, library.insertLibraryStep(step, { beside: "web" }));
    expect(orderOf(next)).toEqual(["web", "reset-it", "reset", "fixed"]);
    expect(next.steps["reset-it"]).toMatchObject({
      body: "{{ value_2 }}",
      captures: [{ name: "value_2" }],
    });
  });
});

describe("the clipboard", () => {
  const copied = readSteps(copySteps(flowDocument(), "flow-1", ["reset", "web"]));

  it("copied steps get free names, and ways among them follow", () => {
    if (!copied) throw new Error("not read");
    const next = done(flowDocument(), pasteSteps(copied, "flow-1", { beside: "fixed" }));
    const [question, action] = Object.keys(next.steps).slice(-2);
    expect(answersOf(next, question ?? "").map(({ goto }) => goto)).toEqual(["fixed", action]);
  });

  it("into another flow of another kind, steps come as they fit", () => {
    if (!copied) throw new Error("not read");
    const next = done(procedure(), pasteSteps(copied, "flow-2", { beside: "backup" }));
    expect(next.sections?.[0]?.steps).toEqual(["backup", "web", "reset", "check"]);
    expect(answersOf(next, "web").map(({ goto }) => goto)).toEqual([undefined, undefined]);
  });

  it("other texts are not steps", () => {
    expect(
      ["", "hello", "[]", '{"format":"resolutionflow.steps/1","steps":[[1]]}'].map(readSteps),
    ).toEqual([null, null, null, null]);
  });

  it("a duplicate stands right behind", () => {
    const next = done(flowDocument(), duplicateStep("reset"));
    expect(orderOf(next)).toEqual(["web", "reset", "reset-the-password", "fixed"]);
  });
});
