import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStore } from "zustand";
import { ownProblem } from "@/api/problem";
import { catchUp } from "@/features/runner/live/catchUp";
import type { CommandQueue, QueueState } from "@/features/runner/queue/commandQueue";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function session() {
  const state = { known: 1, there: 1, reads: 0, fails: false };
  const store = createStore<QueueState>(() => ({ pending: [], waiting: null, recorded: null }));
  const queue: CommandQueue = { store, enqueue: vi.fn(), wake: vi.fn() };
  const follower = catchUp(queue, {
    known: () => state.known,
    read: async () => {
      state.reads += 1;
      await Promise.resolve();
      if (!state.fails) state.known = state.there;
    },
  });
  const isThere = async (seq: number) => {
    state.there = Math.max(state.there, seq);
    follower.moved(seq);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { state, store, follower, isThere };
}

const pending = [
  { key: "k", command: { type: "pause" } as const, expected: 1, at: "2030-01-01T00:00:00Z" },
];

test("the session is read when it moved, and not when that is known already", async () => {
  const { state, isThere } = session();
  await isThere(1);
  expect(state.reads).toBe(0);
  await isThere(2);
  expect([state.reads, state.known]).toEqual([1, 2]);
  await isThere(2);
  expect(state.reads).toBe(1);
});

test("while a command is on its way its answer is waited for, and read on only if it falls short", async () => {
  const { state, store, isThere } = session();
  store.setState({ pending });
  await isThere(2);
  expect(state.reads).toBe(0);
  state.known = 2;
  store.setState({ pending: [] });
  await vi.advanceTimersByTimeAsync(0);
  expect(state.reads).toBe(0);

  store.setState({ pending });
  await isThere(4);
  state.known = 3;
  store.setState({ pending: [] });
  await vi.advanceTimersByTimeAsync(0);
  expect([state.reads, state.known]).toEqual([1, 4]);
});

test("a queue that waits for the network keeps nobody from looking", async () => {
  const { state, store, isThere } = session();
  store.setState({ pending, waiting: ownProblem("unreachable", 503) });
  await isThere(2);
  expect(state.known).toBe(2);
});

test("what could not be read is read again later, until the page is left", async () => {
  const { state, follower, isThere } = session();
  state.fails = true;
  await isThere(2);
  expect(state.reads).toBe(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(state.reads).toBe(2);
  follower.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state.reads).toBe(2);
});
