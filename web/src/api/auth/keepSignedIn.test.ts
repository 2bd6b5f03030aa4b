import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { activityReported, noteActivity, unreportedActivity } from "@/api/auth/activity";
import { keepSignedIn } from "@/api/auth/keepSignedIn";
import { accessToken, setAuth, useAuth } from "@/api/auth/state";
import type { TabMessage } from "@/api/auth/tabs";
import { signedIn } from "@/testing/fixtures";
import { refuse, server } from "@/testing/server";

let stop = () => {};
let refreshes = 0;
const visible = (state: DocumentVisibilityState) =>
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  setAuth({ status: "starting" });
  activityReported();
  refreshes = 0;
  server.use(
    http.post("*/api/v1/auth/refresh", () => {
      refreshes += 1;
      return HttpResponse.json(signedIn({ access_token: `token-${refreshes}` }));
    }),
  );
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it("signs in by the cookie on start, and renews half a minute before the token ends", async () => {
  stop = keepSignedIn();
  await vi.waitFor(() => expect(accessToken()).toBe("token-1"));
  vi.advanceTimersByTime(269_000);
  expect(refreshes).toBe(1);
  vi.advanceTimersByTime(2_000);
  await vi.waitFor(() => expect(accessToken()).toBe("token-2"));
});

it("leaves a hidden tab alone until somebody looks at it again", async () => {
  stop = keepSignedIn();
  await vi.waitFor(() => expect(accessToken()).toBe("token-1"));
  visible("hidden");
  vi.advanceTimersByTime(600_000);
  expect(refreshes).toBe(1);
  visible("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.waitFor(() => expect(accessToken()).toBe("token-2"));
});

it("follows what other tabs say", async () => {
  stop = keepSignedIn();
  await vi.waitFor(() => expect(accessToken()).toBe("token-1"));
  const other = new BroadcastChannel("rf.auth");
  const tell = (message: TabMessage) => other.postMessage(message);
  tell({ type: "signed_in", signedIn: signedIn({ access_token: "theirs" }) });
  await vi.waitFor(() => expect(accessToken()).toBe("theirs"));
  tell({ type: "signed_out", ended: null });
  await vi.waitFor(() => expect(useAuth.getState().status).toBe("signed_out"));
  other.close();
});

it("tells of one activity once, however many tabs saw it", async () => {
  stop = keepSignedIn();
  await vi.waitFor(() => expect(accessToken()).toBe("token-1"));
  const other = new BroadcastChannel("rf.auth");
  const heard: TabMessage[] = [];
  other.addEventListener("message", ({ data }) => heard.push(data));
  const tell = (message: TabMessage) => other.postMessage(message);

  tell({ type: "activity" });
  await vi.waitFor(() => expect(unreportedActivity().any).toBe(true));
  tell({ type: "activity_reported" });
  await vi.waitFor(() => expect(unreportedActivity().any).toBe(false));

  noteActivity();
  vi.advanceTimersByTime(271_000);
  await vi.waitFor(() => expect(heard).toContainEqual({ type: "activity_reported" }));
  other.close();
});

it("tells what another tab's renewal left out", async () => {
  stop = keepSignedIn();
  await vi.waitFor(() => expect(accessToken()).toBe("token-1"));
  noteActivity();
  const other = new BroadcastChannel("rf.auth");
  const message: TabMessage = { type: "signed_in", signedIn: signedIn({ access_token: "theirs" }) };
  other.postMessage(message);
  await vi.waitFor(() => expect(accessToken()).toBe("token-2"));
  expect(unreportedActivity().any).toBe(false);
  other.close();
});

it("asks to sign in when there is no cookie", async () => {
  refuse("post", "/auth/refresh", 401, "no_refresh_token");
  stop = keepSignedIn();
  await vi.waitFor(() => expect(useAuth.getState().status).toBe("signed_out"));
});
