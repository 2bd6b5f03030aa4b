import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { setAuth } from "@/api/auth/state";
import { SignInPage } from "@/app/pages/SignInPage";
import { meta, signedIn } from "@/testing/fixtures";
import { show } from "@/testing/render";
import { answer, refuse, server } from "@/testing/server";

const open = (at = "/sign-in") =>
  show(<SignInPage />, {
    at,
    path: "/sign-in",
    routes: [{ path: "*", element: <p>The page they wanted</p> }],
  });

async function fill({ user }: ReturnType<typeof open>) {
  await user.type(screen.getByLabelText("Email"), "dana@northwind-it.example");
  await user.type(screen.getByLabelText("Password"), "correct horse battery");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

describe("the banner", () => {
  it.each([
    ["session_expired_idle", undefined, "Signed out after inactivity"],
    ["session_expired_absolute", undefined, "Please sign in again: maximum session length reached"],
    ["session_revoked", "password_changed", "Your password was changed."],
    ["session_revoked_policy", undefined, "Your team's security policy changed"],
    ["session_revoked_security", undefined, "Your session was ended for security"],
    ["account_disabled", undefined, "Account disabled, ask your team admin"],
  ])("for %s %s says: %s", async (code, reason, text) => {
    setAuth({ status: "signed_out", ended: { code, reason } });
    open();
    expect(screen.getByRole("alert")).toHaveTextContent(text);
  });

  it.each(["no_refresh_token", "invalid_refresh_token"])("is absent for %s", (code) => {
    setAuth({ status: "signed_out", ended: { code } });
    open();
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });
});

it("somebody whose sign-in was stolen is led to where else they are signed in", async () => {
  setAuth({ status: "signed_out", ended: { code: "session_revoked_security" } });
  answer("post", "/auth/login", signedIn());
  const page = open("/sign-in?next=%2Fimport");
  await page.user.click(screen.getByRole("link", { name: /where you are signed in/ }));
  expect(screen.getByRole("alert")).toHaveTextContent("you see where else you are signed in");
  await fill(page);
  await screen.findByText("The page they wanted");
  expect(page.location()).toBe("/settings/sign-ins");
});

it("goes to the page that was wanted", async () => {
  answer("post", "/auth/login", signedIn());
  const page = open("/sign-in?next=%2Fsessions%3Fstatus%3Dactive");
  await fill(page);
  await screen.findByText("The page they wanted");
  expect(page.location()).toBe("/sessions?status=active");
});

it("never leads to another site", async () => {
  answer("post", "/auth/login", signedIn());
  const page = open("/sign-in?next=%2F%2Fevil.example%2F");
  await fill(page);
  await screen.findByText("The page they wanted");
  expect(page.location()).toBe("/flows");
});

it("says when email and password do not match, and keeps what was typed", async () => {
  refuse("post", "/auth/login", 401, "invalid_credentials");
  await fill(open());
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "That email and password do not match an account.",
  );
  expect(screen.getByLabelText("Email")).toHaveValue("dana@northwind-it.example");
});

it("names the fields that are missing, goes to the first, and asks the server nothing", async () => {
  const { user } = open();
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  expect(screen.getByLabelText("Email")).toHaveAccessibleDescription("Enter your email address.");
  expect(screen.getByLabelText("Password")).toBeInvalid();
  await waitFor(() => expect(screen.getByLabelText("Email")).toHaveFocus());
});

it("fills in a demo account on a server with demo data", async () => {
  server.use(
    http.get("*/api/v1/meta", () =>
      HttpResponse.json(
        meta({
          demo: {
            password: "demo password 1",
            accounts: [{ email: "marcus@northwind-it.example", name: "Marcus", role: "engineer" }],
          },
        }),
      ),
    ),
  );
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: /Marcus/ }));
  expect(screen.getByLabelText("Email")).toHaveValue("marcus@northwind-it.example");
  expect(screen.getByLabelText("Password")).toHaveValue("demo password 1");
  expect(screen.getByRole("button", { name: "Sign in" })).toHaveFocus();
});
