import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { endTrip } from "@/api/auth/providerTrip";
import { askPasskey } from "@/api/passkeys";
import { SignInPage } from "@/app/pages/SignInPage";
import { leaveFor } from "@/lib/leaveFor";
import { secondFactorNeeded } from "@/testing/accounts";
import { meta, signedIn } from "@/testing/fixtures";
import { heard } from "@/testing/heard";
import { show } from "@/testing/render";
import { answer, refuse } from "@/testing/server";

vi.mock("@/lib/leaveFor", () => ({ leaveFor: vi.fn() }));
vi.mock("@/api/passkeys", () => ({ knowsPasskeys: () => true, askPasskey: vi.fn() }));

const open = (at = "/sign-in?next=%2Fsessions") =>
  show(<SignInPage />, {
    at,
    path: "/sign-in",
    routes: [{ path: "*", element: <p>The page they wanted</p> }],
  });

async function signIn({ user }: ReturnType<typeof open>) {
  await user.type(screen.getByLabelText("Email"), "dana@northwind-it.example");
  await user.type(screen.getByLabelText("Password"), "correct horse battery");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

describe("with a second factor", () => {
  beforeEach(() => answer("post", "/auth/login", secondFactorNeeded(), 202));

  it("asks for the app's code after the password, and then goes on", async () => {
    const bodies = heard("post", "/auth/second-factor", signedIn());
    const page = open();
    await signIn(page);
    const field = await screen.findByLabelText("Code from your authenticator app");
    expect(field).toHaveAttribute("autocomplete", "one-time-code");
    await page.user.type(field, "123 456{Enter}");
    await screen.findByText("The page they wanted");
    expect(page.location()).toBe("/sessions");
    expect(bodies).toEqual([{ ticket: "ticket-1", channel: "cookie", code: "123456" }]);
  });

  it("says that a code was wrong, and takes a recovery code instead", async () => {
    refuse("post", "/auth/second-factor", 401, "second_factor_refused");
    const page = open();
    await signIn(page);
    await page.user.type(await screen.findByLabelText(/Code from/), "000000{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("That did not work.");
    await page.user.click(screen.getByRole("button", { name: "Use a recovery code" }));
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
    const bodies = heard("post", "/auth/second-factor", signedIn());
    await page.user.type(screen.getByLabelText("Recovery code"), "abcd-efgh{Enter}");
    await screen.findByText("The page they wanted");
    expect(bodies).toEqual([{ ticket: "ticket-1", channel: "cookie", recovery_code: "abcd-efgh" }]);
  });

  it("starts over when the step took too long, and keeps the address", async () => {
    refuse("post", "/auth/second-factor", 401, "second_factor_expired");
    const page = open();
    await signIn(page);
    await page.user.type(await screen.findByLabelText(/Code from/), "000000{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("Sign in again.");
    expect(screen.getByLabelText("Email")).toHaveValue("dana@northwind-it.example");
    expect(screen.getByLabelText("Password")).toHaveValue("");
  });

  it("goes back on request", async () => {
    const page = open();
    await signIn(page);
    await page.user.click(await screen.findByRole("button", { name: "Back to sign-in" }));
    expect(screen.getByLabelText("Password")).toBeVisible();
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  it("hands the server's options to the passkey, and its answer to the server", async () => {
    const options = { publicKey: { challenge: "c" } };
    const needed = secondFactorNeeded({ methods: ["passkey"], passkey_options: options });
    answer("post", "/auth/login", needed, 202);
    vi.mocked(askPasskey).mockResolvedValue({ id: "credential" });
    const bodies = heard("post", "/auth/second-factor", signedIn());
    const page = open();
    await signIn(page);
    await page.user.click(await screen.findByRole("button", { name: "Use passkey" }));
    await screen.findByText("The page they wanted");
    expect(askPasskey).toHaveBeenCalledWith(options);
    expect(bodies).toEqual([
      { ticket: "ticket-1", channel: "cookie", passkey: { id: "credential" } },
    ]);
  });
});

it("signs in by a passkey alone where the server has them", async () => {
  answer("get", "/meta", meta({ passkeys_available: true }));
  answer("post", "/auth/passkey/start", { ceremony_id: "c-1", options: { challenge: "c" } });
  const bodies = heard("post", "/auth/passkey/finish", signedIn());
  vi.mocked(askPasskey).mockResolvedValue({ id: "credential" });
  const page = open();
  await page.user.click(await screen.findByRole("button", { name: "Sign in with a passkey" }));
  await screen.findByText("The page they wanted");
  expect(bodies).toEqual([
    { ceremony_id: "c-1", credential: { id: "credential" }, channel: "cookie" },
  ]);
});

it("leaves for a provider of the server, and remembers the page that was wanted", async () => {
  const google = { key: "google", name: "Google", kind: "google" } as const;
  answer("get", "/meta", meta({ providers: [google] }));
  const there = "https://accounts.google.example/authorize?state=s";
  answer("post", "/auth/providers/google/start", { authorization_url: there });
  const page = open();
  await page.user.click(await screen.findByRole("button", { name: "Continue with Google" }));
  await waitFor(() => expect(leaveFor).toHaveBeenCalledWith(there));
  expect(endTrip()).toEqual({ purpose: "sign_in", next: "/sessions" });
});

it("finds the company's provider by the address", async () => {
  const contoso = { key: "p-1", name: "Contoso", kind: "oidc" } as const;
  const asked = heard("post", "/auth/providers/lookup", { providers: [contoso] });
  answer("post", "/auth/providers/p-1/start", { authorization_url: "https://idp.example/a" });
  const page = open();
  await page.user.click(await screen.findByRole("button", { name: "Sign in with your company" }));
  await page.user.type(await screen.findByLabelText("Work email"), "ann@contoso.example{Enter}");
  await waitFor(() => expect(leaveFor).toHaveBeenCalledWith("https://idp.example/a"));
  expect(asked).toEqual([{ email: "ann@contoso.example" }]);
});

it("says when no company uses the domain", async () => {
  answer("post", "/auth/providers/lookup", { providers: [] });
  const page = open();
  await page.user.click(await screen.findByRole("button", { name: "Sign in with your company" }));
  await page.user.type(await screen.findByLabelText("Work email"), "ann@nowhere.example{Enter}");
  expect(await screen.findByText(/No company sign-in is set up/)).toBeVisible();
});

it("offers no registration where it is closed", async () => {
  answer("get", "/meta", meta({ registration_open: false }));
  open();
  expect(await screen.findByText(/Ask the admin of your team/)).toBeVisible();
  expect(screen.queryByRole("link", { name: "Create a team" })).not.toBeInTheDocument();
});
