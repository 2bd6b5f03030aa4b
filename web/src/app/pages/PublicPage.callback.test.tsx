import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { beginTrip } from "@/api/auth/providerTrip";
import { setAuth, useAuth } from "@/api/auth/state";
import { PublicPage } from "@/app/pages/PublicPage";
import { secondFactorNeeded } from "@/testing/accounts";
import { signedIn } from "@/testing/fixtures";
import { heard } from "@/testing/heard";
import { show } from "@/testing/render";
import { answer, refuse } from "@/testing/server";

const open = (search: string) =>
  show(<PublicPage />, {
    at: `/sign-in/callback${search}`,
    path: "/sign-in/callback",
    routes: [{ path: "*", element: <p>Another page</p> }],
  });

it("posts what the provider sent, once, and goes on where the trip began", async () => {
  beginTrip({ purpose: "sign_in", next: "/sessions?view=all" });
  const sent = heard("post", "/auth/providers/callback", signedIn());
  const page = open("?state=s&code=c&iss=x");
  await screen.findByText("Another page");
  expect(page.location()).toBe("/sessions?view=all");
  expect(sent).toEqual([{ state: "s", code: "c" }]);
});

it("waits for the verdict on an older sign-in, which must not end the new one", async () => {
  setAuth({ status: "starting" });
  const sent = heard("post", "/auth/providers/callback", signedIn());
  open("?state=s&code=c");
  await screen.findByRole("heading", { name: "Signing you in" });
  expect(sent).toEqual([]);
  setAuth({ status: "signed_out", ended: null });
  await screen.findByText("Another page");
  expect(useAuth.getState().status).toBe("signed_in");
});

it("asks for the second factor when one is owed", async () => {
  answer("post", "/auth/providers/callback", secondFactorNeeded(), 202);
  answer("post", "/auth/second-factor", signedIn());
  const page = open("?state=s&code=c");
  await page.user.type(await screen.findByLabelText(/Code from/), "123456{Enter}");
  await screen.findByText("Another page");
});

it("says why not, and clears the address", async () => {
  refuse("post", "/auth/providers/callback", 401, "identity_refused", {
    reason: "provider_error",
    title: "The provider did not vouch for you.",
  });
  const page = open("?state=s&error=access_denied");
  expect(await screen.findByRole("alert")).toHaveTextContent("The provider did not let you in");
  expect(page.location()).toBe("/sign-in/callback");
});

it("explains that nobody here has that address", async () => {
  refuse("post", "/auth/providers/callback", 403, "no_account_for_identity");
  open("?state=s&code=c");
  expect(await screen.findByRole("alert")).toHaveTextContent("Ask your team admin");
});

it("links the account when that is what the trip was for", async () => {
  beginTrip({ purpose: "link", next: "/settings/security" });
  setAuth({ status: "signed_in", signedIn: signedIn() });
  const sent = heard("post", "/account/identities/callback", { id: "i" }, 201);
  const page = open("?state=s&code=c");
  await waitFor(() => expect(page.location()).toBe("/settings/security"));
  expect(sent).toEqual([{ state: "s", code: "c" }]);
});
