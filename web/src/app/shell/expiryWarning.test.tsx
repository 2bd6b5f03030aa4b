import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keepSignedIn } from "@/api/auth/keepSignedIn";
import { setAuth, useAuth } from "@/api/auth/state";
import type { TabMessage } from "@/api/auth/tabs";
import type { SignedIn } from "@/api/types";
import { AppShell } from "@/app/AppShell";
import { SignInPage } from "@/app/pages/SignInPage";
import { signedIn } from "@/testing/fixtures";
import { show } from "@/testing/render";
import { refuse, server } from "@/testing/server";

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const stay = (idle: number, absolute: number): SignedIn =>
  signedIn({
    access_token: `token-${idle}-${absolute}`,
    idle_expires_at: inMinutes(idle),
    absolute_expires_at: inMinutes(absolute),
  });

let stop = () => {};
let told: (string | null)[] = [];

/** Opens the app as the browser does; the server grants one sign-in after the other. */
function open(...grants: SignedIn[]) {
  told = [];
  const [first] = grants;
  server.use(
    http.post("*/api/v1/auth/refresh", ({ request }) => {
      told.push(request.headers.get("x-user-activity"));
      return HttpResponse.json(grants[Math.min(told.length, grants.length) - 1] ?? first);
    }),
  );
  stop = keepSignedIn();
  return show(<AppShell />, {
    at: "/flows/7?tab=steps",
    routes: [{ path: "/sign-in", element: <SignInPage /> }],
  });
}

beforeEach(() => setAuth({ status: "starting" }));
afterEach(async () => {
  stop();
  // The toasts of one test are not for the next.
  setAuth({ status: "signed_out", ended: null });
  await waitFor(() => expect(screen.queryByText("Still there?")).toBeNull());
});

it("before an idle deadline, one press keeps the person signed in", async () => {
  const { user } = open(stay(4, 600), stay(60, 600));
  expect(await screen.findByText("Still there?")).toBeInTheDocument();
  expect(screen.getByText(/^[34]:\d\d$/)).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Stay signed in" }));
  expect(await screen.findByText("You stay signed in")).toBeInTheDocument();
  await waitFor(() => expect(screen.queryByText("Still there?")).toBeNull());
  expect(told).toEqual([null, "1"]);
});

it("screen readers hear the words once, not the seconds", async () => {
  open(stay(4, 600));
  const words = await screen.findByText("about 4 minutes");
  expect(words.closest('[aria-live="polite"]')).not.toBeNull();
  expect(screen.getByText(/^[34]:\d\d$/)).toHaveAttribute("aria-hidden");
  expect(screen.getAllByText("Still there?")).toHaveLength(1);
});

it("staying in another tab takes the warning away in this one", async () => {
  open(stay(4, 600));
  expect(await screen.findByText("Still there?")).toBeInTheDocument();
  const other = new BroadcastChannel("rf.auth");
  const message: TabMessage = { type: "signed_in", signedIn: stay(60, 600) };
  other.postMessage(message);
  await waitFor(() => expect(screen.queryByText("Still there?")).toBeNull());
  expect(told).toEqual([null]);
  other.close();
});

it("before the absolute deadline, signing in again leads back to the same page", async () => {
  server.use(http.post("*/api/v1/auth/logout", () => new HttpResponse(null, { status: 204 })));
  const { user, location } = open(stay(600, 4));
  expect(await screen.findByText("Your sign-in ends soon")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Stay signed in" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Sign in again" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("maximum session length reached");
  expect(location()).toBe("/sign-in?next=%2Fflows%2F7%3Ftab%3Dsteps");
});

it.each([
  ["session_expired_idle", "Signed out after inactivity"],
  ["session_revoked_policy", "Your team's security policy changed"],
])(
  "when another tab hears %s, this one explains it too, and keeps the page",
  async (code, text) => {
    const { location } = open(stay(60, 600));
    await screen.findAllByRole("navigation", { name: "Main" });
    const other = new BroadcastChannel("rf.auth");
    const message: TabMessage = { type: "signed_out", ended: { code } };
    other.postMessage(message);
    expect(await screen.findByRole("alert")).toHaveTextContent(text);
    expect(location()).toBe("/sign-in?next=%2Fflows%2F7%3Ftab%3Dsteps");
    // Signing in there signs in here, on the page that was left.
    const again: TabMessage = { type: "signed_in", signedIn: stay(60, 600) };
    other.postMessage(again);
    await waitFor(() => expect(location()).toBe("/flows/7?tab=steps"));
    other.close();
  },
);

it("a deadline that passes while the page is open ends on the sign-in page, with the reason", async () => {
  open(stay(0.01, 600));
  await waitFor(() => expect(useAuth.getState().status).toBe("signed_in"));
  refuse("post", "/auth/refresh", 401, "session_expired_idle");
  expect(await screen.findByRole("alert")).toHaveTextContent("Signed out after inactivity");
});
