import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followSession } from "@/features/runner/live/followSession";
import { FakeStream } from "@/testing/fakeStream";
import { problemReply, server } from "@/testing/server";

let stop = () => {};
let hidden = false;

beforeEach(() => {
  hidden = false;
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() =>
    hidden ? "hidden" : "visible",
  );
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function follow(stream: FakeStream) {
  server.use(http.get("*/api/v1/sessions/s/live", ({ request }) => stream.open(request)));
  const heard = {
    known: 3,
    moved: [] as number[],
    here: [] as string[],
    live: [] as boolean[],
    refused: "",
  };
  stop = followSession("s", {
    known: () => heard.known,
    onMoved: (seq) => void heard.moved.push(seq),
    onHere: (people) => {
      heard.here = people.map(({ name }) => name);
    },
    onLive: (isLive) => void heard.live.push(isLive),
    onRefused: ({ code }) => {
      heard.refused = code;
    },
  });
  return heard;
}

/** Waits without moving the clock. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

function show(isHidden: boolean): void {
  hidden = isHidden;
  document.dispatchEvent(new Event("visibilitychange"));
}

test("events and people are heard as they come", async () => {
  const stream = new FakeStream();
  const heard = follow(stream);
  await until(() => heard.live.length === 1);
  expect(stream.opened).toEqual(["3"]);
  stream.moved(4);
  stream.here({ id: "1", name: "Ada" });
  await until(() => heard.here[0] === "Ada");
  expect(heard.moved).toEqual([4]);
});

test("a stream that ended is opened again from what is known by then, with nobody here meanwhile", async () => {
  const stream = new FakeStream();
  const heard = follow(stream);
  await until(() => stream.isOpen === true);
  stream.here({ id: "1", name: "Ada" });
  await until(() => heard.here[0] === "Ada");
  heard.known = 7;
  stream.end();
  await until(() => heard.live.at(-1) === false);
  expect(heard.here).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  await until(() => stream.opened.length === 2);
  expect(stream.opened).toEqual(["3", "7"]);
});

test("trouble is waited out ever more slowly; a refusal is the end", async () => {
  const stream = new FakeStream();
  stream.refusal = () => HttpResponse.error();
  const heard = follow(stream);
  vi.spyOn(Math, "random").mockReturnValue(1);
  for (const [tries, pause] of [1000, 2000, 4000].entries()) {
    await until(() => heard.live.length === tries + 1);
    await vi.advanceTimersByTimeAsync(pause - 1);
    expect(stream.opened).toHaveLength(tries + 1);
    await vi.advanceTimersByTimeAsync(1);
  }
  await until(() => heard.live.length === 4);
  stream.refusal = () => problemReply(404, "session_not_found");
  window.dispatchEvent(new Event("online"));
  await until(() => heard.refused === "session_not_found");
  await vi.advanceTimersByTimeAsync(120_000);
  expect(stream.opened).toHaveLength(5);
});

test("a tab that stays hidden lets go of its stream, and takes it up when it is seen", async () => {
  const stream = new FakeStream();
  const heard = follow(stream);
  const beat = setInterval(() => stream.beat(), 5000);
  await until(() => heard.live.at(-1) === true);
  show(true);
  await vi.advanceTimersByTimeAsync(10_000);
  show(false);
  await vi.advanceTimersByTimeAsync(25_000);
  expect(heard.live).toEqual([true]);
  show(true);
  await vi.advanceTimersByTimeAsync(30_000);
  await until(() => heard.live.at(-1) === false);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(stream.opened).toHaveLength(1);
  show(false);
  await until(() => heard.live.at(-1) === true);
  clearInterval(beat);
});

test("a connection that fell silent is given up", async () => {
  const stream = new FakeStream();
  const heard = follow(stream);
  await until(() => heard.live.length === 1);
  await vi.advanceTimersByTimeAsync(20_000);
  await until(() => heard.live.length === 2);
});
