import { HttpResponse, http } from "msw";
import { afterEach, describe, expect, it, vi } from "vitest";
import { noteActivity } from "@/api/auth/activity";
import type { Ended } from "@/api/auth/ended";
import { renew } from "@/api/auth/renew";
import { setAuth, useAuth, useConnection } from "@/api/auth/state";
import { signedIn } from "@/testing/fixtures";
import { answer, problemReply, refuse, server } from "@/testing/server";

const url = "*/api/v1/auth/refresh";
const stay = () => setAuth({ status: "signed_in", signedIn: signedIn() });

afterEach(() => vi.useRealTimers());

describe("a refusal that ends the sign-in", () => {
  const refusals: [code: string, reason?: string][] = [
    ["no_refresh_token"],
    ["invalid_refresh_token"],
    ["session_expired_idle"],
    ["session_expired_absolute"],
    ["session_revoked", "password_changed"],
    ["session_revoked_policy"],
    ["session_revoked_security"],
    ["account_disabled"],
  ];
  it.each(refusals)("%s signs the person out and keeps why", async (code, reason) => {
    stay();
    refuse("post", "/auth/refresh", 401, code, { reason });
    expect(await renew()).toMatchObject({ ok: false, problem: { code } });
    const ended: Ended = reason ? { code, reason } : { code };
    expect(useAuth.getState()).toEqual({ status: "signed_out", ended });
  });

  it("keeps the first reason when later refusals only say that nobody is signed in", async () => {
    stay();
    refuse("post", "/auth/refresh", 401, "session_expired_idle");
    await renew();
    refuse("post", "/auth/refresh", 401, "no_refresh_token");
    await renew();
    expect(useAuth.getState()).toMatchObject({ ended: { code: "session_expired_idle" } });
  });
});

describe("a refusal that is no sign-out", () => {
  it.each([
    [403, "csrf_failed"],
    [429, "rate_limited"],
    [503, "refresh_unavailable"],
    [401, "a_code_from_a_newer_server"],
  ])("%s %s keeps the person signed in and shows that there is trouble", async (status, code) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    stay();
    refuse("post", "/auth/refresh", status, code);
    expect(await renew()).toMatchObject({ ok: false, problem: { code } });
    expect(useAuth.getState().status).toBe("signed_in");
    expect(useConnection.getState().trouble).toMatchObject({ code });
  });

  it("asks again after as long as the server said, and forgets the trouble", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    stay();
    server.use(
      http.post(url, () => problemReply(429, "rate_limited", {}, { "retry-after": "7" }), {
        once: true,
      }),
      http.post(url, () => HttpResponse.json(signedIn({ access_token: "token-2" }))),
    );
    await renew();
    vi.advanceTimersByTime(6_900);
    expect(useConnection.getState().trouble).not.toBeNull();
    vi.advanceTimersByTime(200);
    await vi.waitFor(() => expect(useConnection.getState().trouble).toBeNull());
    expect(useAuth.getState()).toMatchObject({ signedIn: { access_token: "token-2" } });
  });

  it("repeats at once after a conflict with another refresh", async () => {
    stay();
    server.use(
      http.post(url, () => problemReply(409, "refresh_conflict"), { once: true }),
      http.post(url, () => HttpResponse.json(signedIn({ access_token: "token-2" }))),
    );
    expect(await renew()).toEqual({ ok: true });
    expect(useAuth.getState()).toMatchObject({ signedIn: { access_token: "token-2" } });
  });

  it("waits on the first page when the network is down, instead of asking to sign in", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    setAuth({ status: "starting" });
    server.use(http.post(url, () => HttpResponse.error()));
    await renew();
    expect(useAuth.getState()).toMatchObject({ status: "unreachable" });
  });
});

describe("the request", () => {
  it("is shared by everybody who asks at the same time", async () => {
    let asked = 0;
    server.use(
      http.post(url, () => {
        asked += 1;
        return HttpResponse.json(signedIn());
      }),
    );
    await Promise.all([renew(), renew(), renew()]);
    expect(asked).toBe(1);
  });

  it("proves that a page of ours sent it", async () => {
    let sent: string | null = null;
    server.use(
      http.post(url, ({ request }) => {
        sent = request.headers.get("x-requested-with");
        return HttpResponse.json(signedIn());
      }),
    );
    await renew();
    expect(sent).toBe("ResolutionFlow");
  });

  it("reports activity once, and only if a person did something", async () => {
    const reports: (string | null)[] = [];
    server.use(
      http.post(url, ({ request }) => {
        reports.push(request.headers.get("x-user-activity"));
        return HttpResponse.json(signedIn());
      }),
    );
    await renew();
    noteActivity();
    await renew();
    await renew();
    expect(reports).toEqual([null, "1", null]);
  });

  it("says nothing of what was done long ago", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    noteActivity();
    vi.setSystemTime(Date.now() + 11 * 60_000);
    let reported: string | null = "";
    server.use(
      http.post(url, ({ request }) => {
        reported = request.headers.get("x-user-activity");
        return HttpResponse.json(signedIn());
      }),
    );
    await renew();
    expect(reported).toBeNull();
  });

  it("keeps activity for the next one when it did not arrive", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    stay();
    noteActivity();
    refuse("post", "/auth/refresh", 503, "refresh_unavailable");
    await renew();
    let reported: string | null = null;
    server.use(
      http.post(url, ({ request }) => {
        reported = request.headers.get("x-user-activity");
        return HttpResponse.json(signedIn());
      }),
    );
    await renew();
    expect(reported).toBe("1");
  });

  it("adopts what the server grants", async () => {
    answer("post", "/auth/refresh", signedIn({ access_token: "token-9" }));
    await renew();
    expect(useAuth.getState()).toMatchObject({
      status: "signed_in",
      signedIn: { access_token: "token-9" },
    });
  });
});
