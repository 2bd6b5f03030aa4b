import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import { activityReported } from "@/api/auth/activity";
import { renew } from "@/api/auth/renew";
import { setAuth } from "@/api/auth/state";
import { staySignedIn } from "@/api/auth/staySignedIn";
import { signedIn } from "@/testing/fixtures";
import { refuse, server } from "@/testing/server";

let told: (string | null)[] = [];

beforeEach(() => {
  told = [];
  activityReported();
  setAuth({ status: "signed_in", signedIn: signedIn() });
  server.use(
    http.post("*/api/v1/auth/refresh", ({ request }) => {
      told.push(request.headers.get("x-user-activity"));
      return HttpResponse.json(signedIn({ access_token: `token-${told.length}` }));
    }),
  );
});

it("tells the server that a person is there", async () => {
  expect(await staySignedIn()).toBe(true);
  expect(told).toEqual(["1"]);
});

it("tells it again when a renewal was under way that could not know", async () => {
  const running = renew();
  await expect.poll(() => told).toEqual([null]);
  expect(await staySignedIn()).toBe(true);
  await running;
  expect(told).toEqual([null, "1"]);
});

it("says so when the server did not hear", async () => {
  refuse("post", "/auth/refresh", 401, "session_expired_idle");
  expect(await staySignedIn()).toBe(false);
});
