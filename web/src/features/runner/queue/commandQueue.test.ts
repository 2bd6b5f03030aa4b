import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ownProblem } from "@/api/problem";
import type { SessionCommand } from "@/api/types";
import { createCommandQueue, type Sent } from "@/features/runner/queue/commandQueue";
import type { Pending } from "@/features/runner/queue/pending";
import { FakeSession } from "@/features/runner/testing/fakeSession";

const answer: SessionCommand = { type: "answer", step: "gateway", answer: "yes" };
const note: SessionCommand = { type: "note", text: "Seen it", audience: "internal" };
const recorded: Sent = { kind: "recorded", session: new FakeSession().detail() };
const noAnswer: Sent = { kind: "no_answer", problem: ownProblem("unreachable", 503) };

beforeEach(() => {
  sessionStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function queueThat(...answers: Sent[]) {
  const sent: Pending[] = [];
  const lost: Pending[] = [];
  const queue = createCommandQueue("queue", {
    send: async (pending) => {
      sent.push(pending);
      return answers.shift() ?? recorded;
    },
    mayKeep: ({ type }) => type !== "capture",
    mayStillSend: () => true,
    onRecorded: () => {},
    onRefused: (_, gone) => void lost.push(...gone),
  });
  return { queue, sent, lost };
}

test("commands go one at a time, in order, each under a key of its own", async () => {
  const { queue, sent } = queueThat();
  await Promise.all([queue.enqueue(answer, 1), queue.enqueue(note, 2)]);
  expect(sent.map(({ command }) => command)).toEqual([answer, note]);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
});

test("without an answer the same command is sent again, ever more slowly, before any other", async () => {
  const { queue, sent } = queueThat(noAnswer, noAnswer);
  const outcome = queue.enqueue(answer, 1);
  void queue.enqueue(note, 2);
  await vi.advanceTimersByTimeAsync(0);
  expect(queue.store.getState().waiting?.code).toBe("unreachable");
  expect(sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await outcome).toEqual({ ok: true });
  expect(sent.map(({ command }) => command.type)).toEqual(["answer", "answer", "answer", "note"]);
  expect(new Set(sent.slice(0, 3).map((pending) => JSON.stringify(pending))).size).toBe(1);
  expect(queue.store.getState()).toMatchObject({ pending: [], waiting: null });
});

test("what the browser may not keep is in no storage, and neither is what was built on it", async () => {
  const { queue } = queueThat(noAnswer);
  void queue.enqueue(answer, 1);
  void queue.enqueue({ type: "capture", name: "code", value: "Corr3ct-Horse" }, 2);
  void queue.enqueue(note, 3);
  await vi.advanceTimersByTimeAsync(0);
  expect(queue.store.getState().pending).toHaveLength(3);
  expect(JSON.stringify({ ...sessionStorage })).not.toContain("Corr3ct-Horse");
  const after = queueThat().queue.store.getState().pending;
  expect(after.map(({ command }) => command)).toEqual([answer]);
});

test("a recorded command leaves the queue in the very moment in which its session is shown", async () => {
  const { queue } = queueThat();
  const moments: [number, boolean][] = [];
  queue.store.subscribe(({ pending, recorded: shown }) => {
    moments.push([pending.length, shown !== null]);
  });
  await queue.enqueue(answer, 1);
  expect(moments.at(-1)).toEqual([0, true]);
  expect(moments).not.toContainEqual([0, false]);
});

test("what was built on a refused command goes with it, and is handed back", async () => {
  const problem = ownProblem("not_at_step", 409);
  const { queue, sent, lost } = queueThat({ kind: "refused", problem });
  const outcomes = await Promise.all([queue.enqueue(answer, 1), queue.enqueue(note, 2)]);
  expect(outcomes).toEqual([
    { ok: false, problem },
    { ok: false, problem },
  ]);
  expect(sent).toHaveLength(1);
  expect(lost.map(({ command }) => command)).toEqual([answer, note]);
});

test("a reload loses nothing: the next queue sends the rest under the same keys", async () => {
  const before = queueThat(noAnswer);
  void before.queue.enqueue(answer, 1);
  await vi.advanceTimersByTimeAsync(0);
  const after = queueThat();
  after.queue.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(after.sent).toEqual(before.sent);
});
