import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { activityReported, noteActivity } from "@/api/auth/activity";
import type { Deadline } from "@/api/auth/deadlines";
import { setAuth, useAuth } from "@/api/auth/state";
import { watchDeadlines } from "@/api/auth/watchDeadlines";
import type { SignedIn } from "@/api/types";
import { signedIn } from "@/testing/fixtures";
import { refuse, server } from "@/testing/server";

const minute = 60_000;
const start = Date.parse("2030-01-01T08:00:00Z");
const at = (minutes: number) => new Date(start + minutes * minute).toISOString();
const pass = (minutes: number) => vi.advanceTimersByTime(minutes * minute);

let stop = () => {};
let heard: (Deadline["kind"] | null)[] = [];
let refreshes: (string | null)[] = [];

function stay(idle: number, absolute: number): SignedIn {
  return signedIn({ idle_expires_at: at(idle), absolute_expires_at: at(absolute) });
}

function watch(now: SignedIn, then: SignedIn = now) {
  setAuth({ status: "signed_in", signedIn: now });
  server.use(
    http.post("*/api/v1/auth/refresh", ({ request }) => {
      refreshes.push(request.headers.get("x-user-activity"));
      return HttpResponse.json(then);
    }),
  );
  stop = watchDeadlines((near) => heard.push(near?.kind ?? null));
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: start });
  activityReported();
  heard = [];
  refreshes = [];
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it.each([
  [60, 600, "idle"],
  [600, 60, "absolute"],
  [60, 60, "absolute"],
])(
  "idle in %i min., absolute in %i min.: warns of %s once, five minutes before",
  (idle, absolute, kind) => {
    watch(stay(idle, absolute));
    pass(54.9);
    expect(heard).toEqual([]);
    pass(0.2);
    expect(heard).toEqual([kind]);
    document.dispatchEvent(new Event("visibilitychange"));
    pass(3);
    expect(heard).toEqual([kind]);
  },
);

it("waits for deadlines that are further away than a timer can count", () => {
  watch(stay(60 * 24 * 60, 90 * 24 * 60));
  pass(60 * 24 * 60 - 6);
  expect(heard).toEqual([]);
  pass(2);
  expect(heard).toEqual(["idle"]);
});

it("takes the warning back when the deadline moves, here or in another tab", () => {
  watch(stay(6, 600));
  pass(2);
  setAuth({ status: "signed_in", signedIn: stay(60, 600) });
  expect(heard).toEqual(["idle", null]);
});

it("leaves somebody alone who works: the server only has not heard of it yet", async () => {
  watch(stay(6, 600), stay(60, 600));
  noteActivity();
  pass(2);
  await vi.waitFor(() => expect(useAuth.getState()).toMatchObject({ signedIn: stay(60, 600) }));
  expect(refreshes).toEqual(["1"]);
  expect(heard).toEqual([]);
});

it("warns all the same when the news of their work changes nothing", async () => {
  watch(stay(6, 600));
  noteActivity();
  pass(2);
  await vi.waitFor(() => expect(heard).toEqual(["idle"]));
});

it("a tab that slept past the deadline does not warn, but asks the server, which says why", async () => {
  watch(stay(60, 600));
  refuse("post", "/auth/refresh", 401, "session_expired_idle");
  vi.setSystemTime(start + 61 * minute);
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.waitFor(() => {
    expect(useAuth.getState()).toEqual({
      status: "signed_out",
      ended: { code: "session_expired_idle" },
    });
  });
  expect(heard).toEqual([]);
});

it("a tab that slept into the last minutes warns when it wakes", () => {
  watch(stay(60, 600));
  vi.setSystemTime(start + 58 * minute);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(heard).toEqual(["idle"]);
});

it("asks seldom when its clock runs ahead of the server's", async () => {
  watch(stay(-10, 600));
  await vi.waitFor(() => expect(refreshes).toHaveLength(1));
  pass(0.4);
  expect(refreshes).toHaveLength(1);
  pass(0.2);
  await vi.waitFor(() => expect(refreshes).toHaveLength(2));
  expect(heard).toEqual([]);
});

it("says nothing to somebody who is signed out", () => {
  watch(stay(6, 600));
  pass(2);
  setAuth({ status: "signed_out", ended: null });
  pass(60);
  expect(heard).toEqual(["idle", null]);
  expect(refreshes).toEqual([]);
});
