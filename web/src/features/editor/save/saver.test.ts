import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { FlowDocument } from "@/api/types";
import { createSaver, type Outcome, pause } from "@/features/editor/save/saver";
import { flowDetail, flowDocument } from "@/testing/flows";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const titled = (title: string) => flowDocument({ title });

function start(answers: (document: FlowDocument, revision: number) => Outcome) {
  const sent: [string, number][] = [];
  const kept: (string | undefined)[] = [];
  const saver = createSaver({
    flow: flowDetail(),
    send: async (document, revision) => {
      sent.push([document.title, revision]);
      await Promise.resolve();
      return answers(document, revision);
    },
    onState: () => {},
    keep: (document) => kept.push(document?.title),
  });
  return { saver, sent, kept };
}

const saved = (draft: FlowDocument, revision: number): Outcome => ({
  kind: "saved",
  flow: flowDetail({ draft, revision: revision + 1 }),
});

it("saves two seconds after the last change, with the revision that it began from", async () => {
  const { saver, sent, kept } = start(saved);
  saver.changed(titled("One"));
  await vi.advanceTimersByTimeAsync(pause - 100);
  saver.changed(titled("Two"));
  await vi.advanceTimersByTimeAsync(pause - 100);
  expect([sent, saver.state().status]).toEqual([[], "unsaved"]);
  await vi.advanceTimersByTimeAsync(200);
  expect([sent, saver.state().status]).toEqual([[["Two", 7]], "saved"]);
  expect(kept).toEqual(["One", "Two", undefined]);
});

it("what changes during a save is saved after it, on top of it", async () => {
  const { saver, sent } = start(saved);
  saver.changed(titled("One"));
  const done = saver.flush();
  saver.changed(titled("Two"));
  await done;
  expect(sent).toEqual([
    ["One", 7],
    ["Two", 8],
  ]);
  expect(saver.state().status).toBe("saved");
});

it("without a connection it tries again, and loses nothing", async () => {
  let online = false;
  const { saver, sent, kept } = start((document, revision) =>
    online ? saved(document, revision) : { kind: "offline" },
  );
  saver.changed(titled("One"));
  await vi.advanceTimersByTimeAsync(pause);
  expect(saver.state().status).toBe("offline");
  await vi.advanceTimersByTimeAsync(600_000);
  online = true;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(saver.state().status).toBe("saved");
  expect(sent.length).toBeGreaterThan(10);
  expect(kept.at(-1)).toBeUndefined();
});

it("a conflict stops saving until it is settled, on top of theirs", async () => {
  const theirs = flowDetail({ revision: 9, draft: titled("Theirs") });
  const { saver, sent } = start((document, revision) =>
    revision < 9 ? { kind: "conflict", theirs } : saved(document, revision),
  );
  saver.changed(titled("Mine"));
  await saver.flush();
  expect(saver.state()).toMatchObject({ status: "conflict", theirs });
  saver.changed(titled("Mine, more"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
  saver.settle(titled("Both"));
  await vi.advanceTimersByTimeAsync(0);
  expect(sent.at(-1)).toEqual(["Both", 9]);
  expect(saver.state().status).toBe("saved");
});

it("what the server refuses is told, and saved after the next change", async () => {
  const { saver } = start((document, revision) =>
    document.title === "Bad" ? { kind: "refused", error: "no" } : saved(document, revision),
  );
  saver.changed(titled("Bad"));
  await saver.flush();
  expect(saver.state()).toMatchObject({ status: "refused", error: "no" });
  saver.changed(titled("Good"));
  await saver.flush();
  expect(saver.state().status).toBe("saved");
});
