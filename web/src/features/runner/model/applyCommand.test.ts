import { expect, test } from "vitest";
import type { SessionCommand } from "@/api/types";
import { applyCommand } from "@/features/runner/model/applyCommand";
import { branchFlow } from "@/features/runner/testing/branchFlow";
import { FakeSession } from "@/features/runner/testing/fakeSession";

const actor = { id: "person-1", name: "Dana Whitfield" };

/** What we foresee is what the server answers, apart from the time of the last event. */
function check(commands: SessionCommand[]) {
  const session = new FakeSession();
  let foreseen = session.detail();
  for (const [place, command] of commands.entries()) {
    const at = session.detail().updated_at;
    foreseen = applyCommand(foreseen, branchFlow, command, { at, actor });
    session.carryOut({ key: `key-${place}`, expected: place + 1, command });
  }
  const untimed = (value: unknown) =>
    JSON.parse(JSON.stringify(value, (key, part) => (/(?:^|_)at$/.test(key) && part ? "T" : part)));
  expect(untimed(foreseen)).toEqual(untimed(session.detail()));
}

const toDns: SessionCommand[] = [
  { type: "answer", step: "gateway", answer: "no" },
  { type: "complete_step", step: "renew" },
];

test("an answer, a done step and a note lead where the server says they lead", () => {
  check([{ type: "answer", step: "gateway", answer: "yes" }]);
  check(toDns);
  check([...toDns, { type: "note", text: "Seen it", audience: "client" }]);
});

test("going back takes back what followed, and only that", () => {
  check([...toDns, { type: "go_back", visit: 0 }]);
  check([...toDns, { type: "go_back", visit: 1 }]);
  check([
    ...toDns,
    { type: "go_back", visit: 1 },
    { type: "go_back", visit: 0 },
    { type: "answer", step: "gateway", answer: "yes" },
    { type: "go_back", visit: 0 },
  ]);
});

test("what is done beside the path moves nothing, and hypotheses are numbered as on the server", () => {
  const step = { type: "ad_hoc_step", title: " Swapped the cable ", audience: "internal" } as const;
  check([...toDns, { ...step, result: " Same ", minutes: 4 }, { ...step, title: "Again" }]);
  check([
    { type: "open_hypothesis", statement: " The line is down" },
    { type: "open_hypothesis", statement: "The cable is broken" },
    { ...step, hypothesis: 2, result: null, minutes: null },
    { type: "note", text: "The modem blinks", audience: "internal", hypothesis: 1 },
    {
      type: "close_hypothesis",
      hypothesis: 2,
      verdict: "ruled_out",
      why: "A new one is no better",
    },
    { type: "open_hypothesis", statement: "The modem" },
  ]);
});

test("what cannot be foreseen changes nothing", () => {
  const session = new FakeSession().detail();
  const commands: SessionCommand[] = [
    { type: "resolve", outcome: "Fixed", cause: null },
    { type: "answer", step: "dns", answer: "ok" },
    { type: "answer", step: "gateway", answer: "perhaps" },
    { type: "go_back", visit: 0 },
    { type: "close_hypothesis", hypothesis: 1, verdict: "confirmed" },
  ];
  for (const command of commands) {
    expect(applyCommand(session, branchFlow, command, { at: "T", actor })).toBe(session);
  }
});

test("what is said of suggestions is on record at once, so that what follows is numbered right", () => {
  check([
    { type: "dismiss_suggestion", step: "renew", why: "Done before" },
    { type: "dismiss_suggestion", step: "gateway" },
    { type: "restore_suggestion", step: "renew" },
    ...toDns,
  ]);
});
