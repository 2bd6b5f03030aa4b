import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { useAuth } from "@/api/auth/state";
import { PublicPage } from "@/app/pages/PublicPage";
import { meta, signedIn } from "@/testing/fixtures";
import { heard } from "@/testing/heard";
import { show } from "@/testing/render";
import { answer, refuse } from "@/testing/server";

const open = (at: string) =>
  show(<PublicPage />, {
    at,
    path: at.replace(/[#?].*/, ""),
    routes: [{ path: "*", element: <p>Another page</p> }],
  });

describe("a forgotten password", () => {
  it("gets the same answer whether or not there is an account", async () => {
    const asked = heard("post", "/auth/password-reset", null, 202);
    const { user } = open("/forgot-password");
    await user.type(await screen.findByLabelText("Email"), "who@ever.example{Enter}");
    expect(await screen.findByText(/If there is an account for/)).toBeVisible();
    expect(screen.queryByText(/operator's mailbox/)).not.toBeInTheDocument();
    expect(asked).toEqual([{ email: "who@ever.example" }]);
  });

  it("is answered by the operator where nothing sends mail", async () => {
    answer("get", "/meta", meta({ mail: "mailbox" }));
    heard("post", "/auth/password-reset", null, 202);
    const { user } = open("/forgot-password");
    await user.type(await screen.findByLabelText("Email"), "who@ever.example{Enter}");
    expect(await screen.findByText(/operator's mailbox/)).toBeVisible();
  });
});

describe("a new password", () => {
  it("is set with the link's token, which leaves the address at once", async () => {
    const sent = heard("post", "/auth/password-reset/confirm", null);
    const page = open("/reset-password#tok_1");
    await page.user.type(await screen.findByLabelText("New password"), "four random plain words");
    expect(page.location()).toBe("/reset-password");
    await page.user.click(screen.getByRole("button", { name: "Set password" }));
    expect(await screen.findByRole("heading", { name: "Your password is set" })).toBeVisible();
    expect(sent).toEqual([{ token: "tok_1", new_password: "four random plain words" }]);
  });

  it("is refused plainly when it is too short, without asking the server", async () => {
    const { user } = open("/reset-password#tok_1");
    await user.type(await screen.findByLabelText("New password"), "short{Enter}");
    expect(screen.getByLabelText("New password")).toHaveAccessibleDescription(
      /Use at least 12 characters/,
    );
  });

  it("needs a link that still works", async () => {
    refuse("post", "/auth/password-reset/confirm", 422, "invalid_link");
    const { user } = open("/reset-password#used");
    await user.type(await screen.findByLabelText("New password"), "four random plain words{Enter}");
    expect(await screen.findByText("This link does not work")).toBeVisible();
    expect(screen.getByRole("link", { name: "Ask for a new one" })).toHaveAttribute(
      "href",
      "/forgot-password",
    );
  });
});

describe("an address", () => {
  it("is confirmed by a press, not by opening the link", async () => {
    const sent = heard("post", "/auth/email/confirm", { email: "dana@new.example" });
    const page = open("/confirm-email#tok_2");
    const button = await screen.findByRole("button", { name: "Confirm" });
    expect(sent).toEqual([]);
    await page.user.click(button);
    expect(await screen.findByText(/dana@new.example is yours/)).toBeVisible();
    expect(sent).toEqual([{ token: "tok_2" }]);
    expect(page.location()).toBe("/confirm-email");
  });

  it("without a token has nothing to confirm", async () => {
    open("/confirm-email");
    expect(await screen.findByText("This link does not work")).toBeVisible();
  });
});

describe("an invitation", () => {
  const view = {
    team_name: "Northwind IT",
    email: "new@northwind-it.example",
    role: "engineer",
    invited_by: "Dana Whitfield",
    expires_at: "2030-01-01T00:00:00Z",
  };

  it("says who invites to what, makes the account and signs it in", async () => {
    answer("post", "/auth/invitations/look", view);
    const sent = heard("post", "/auth/invitations/accept", signedIn(), 201);
    const page = open("/accept-invitation#tok_3");
    expect(await screen.findByRole("heading", { name: "Join Northwind IT" })).toBeVisible();
    expect(screen.getByText(/Dana Whitfield invites you as/)).toHaveTextContent("Engineer");
    await page.user.type(screen.getByLabelText("Your name"), "Nia New");
    await page.user.type(screen.getByLabelText("Password"), "four random plain words");
    await page.user.click(screen.getByRole("button", { name: "Join the team" }));
    await screen.findByText("Another page");
    expect(page.location()).toBe("/flows");
    expect(sent).toEqual([
      { token: "tok_3", name: "Nia New", password: "four random plain words", channel: "cookie" },
    ]);
    expect(useAuth.getState().status).toBe("signed_in");
  });

  it("can be taken with an account elsewhere", async () => {
    answer("post", "/auth/invitations/look", view);
    answer(
      "get",
      "/meta",
      meta({ providers: [{ key: "google", name: "Google", kind: "google" }] }),
    );
    open("/accept-invitation#tok_3");
    expect(await screen.findByRole("button", { name: "Continue with Google" })).toBeVisible();
  });

  it("that is used or too old says so", async () => {
    refuse("post", "/auth/invitations/look", 422, "invalid_link");
    open("/accept-invitation#old");
    expect(await screen.findByText("This invitation does not work")).toBeVisible();
  });
});
