import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { useAuth } from "@/api/auth/state";
import { createPasskey } from "@/api/passkeys";
import { SecurityPage } from "@/app/pages/settings/SecurityPage";
import { factors } from "@/testing/accounts";
import { me, signedIn } from "@/testing/fixtures";
import { heard } from "@/testing/heard";
import { type Shown, show } from "@/testing/render";
import { answer, refuse } from "@/testing/server";

vi.mock("@/api/passkeys", () => ({ knowsPasskeys: () => true, createPasskey: vi.fn() }));

const enrolment = { secret: "ABCDEFGH", uri: "otpauth://totp/x", qr_svg: "<svg/>" };
const passkey = {
  id: "pk-1",
  name: "Work laptop",
  created_at: "2026-03-01T08:00:00Z",
  last_used_at: null,
};

beforeEach(() => {
  answer("get", "/account/second-factor", factors());
  answer("get", "/account/identities", { items: [], available: [] });
  answer("get", "/auth/me", me({ has_second_factor: true }));
});

const open = (as: Parameters<typeof me>[0] = {}) => show(<SecurityPage />, { as });

/** Shows that it is still the same person. */
async function prove({ user }: Shown, button: string) {
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText("Your password"), "my password");
  await user.click(within(dialog).getByRole("button", { name: button }));
}

test("an authenticator app is set up, and its recovery codes are kept before anything else", async () => {
  const begun = heard("post", "/account/second-factor/totp", enrolment);
  const confirmed = heard("post", "/account/second-factor/totp/confirm", {
    codes: ["aaaa-bbbb", "cccc-dddd"],
  });
  const page = open();
  await page.user.click(await screen.findByRole("button", { name: "Set up an app" }));
  await prove(page, "Continue");
  const picture = await screen.findByRole("img", { name: /QR code/ });
  expect(picture).toHaveAttribute("src", expect.stringContaining("data:image/svg+xml"));
  expect(screen.getByText("ABCD EFGH")).toBeVisible();
  answer("get", "/account/second-factor", factors({ totp_enabled: true, recovery_codes_left: 2 }));
  await page.user.type(screen.getByLabelText("Code that the app shows"), "123456{Enter}");

  const codes = await screen.findByRole("list", { name: "Recovery codes" });
  expect(codes).toHaveTextContent("aaaa-bbbb");
  expect(screen.getByRole("heading", { name: "Your recovery codes" })).toHaveFocus();
  expect(screen.getByRole("button", { name: "Done" })).toHaveAttribute("aria-disabled");
  await page.user.click(screen.getByRole("checkbox", { name: "I saved them" }));
  await page.user.click(screen.getByRole("button", { name: "Done" }));
  expect(await screen.findByText("2 left")).toBeVisible();
  expect(begun).toEqual([{ password: "my password" }]);
  expect(confirmed).toEqual([{ code: "123456" }]);
});

test("a code that does not fit says so, and the secret stays", async () => {
  answer("post", "/account/second-factor/totp", enrolment);
  refuse("post", "/account/second-factor/totp/confirm", 422, "second_factor_refused");
  const page = open();
  await page.user.click(await screen.findByRole("button", { name: "Set up an app" }));
  await prove(page, "Continue");
  await page.user.type(await screen.findByLabelText("Code that the app shows"), "000000{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("That did not work");
  expect(screen.getByText("ABCD EFGH")).toBeVisible();
});

test("whoever owes a second step sees nothing else, and is free once it is done", async () => {
  answer("post", "/account/second-factor/totp", enrolment);
  answer("post", "/account/second-factor/totp/confirm", { codes: ["aaaa-bbbb"] });
  const page = open({ must_enrol_second_factor: true });
  expect(await screen.findByRole("alert")).toHaveTextContent("Northwind IT asks everybody");
  expect(screen.queryByRole("heading", { name: "Password" })).not.toBeInTheDocument();
  await page.user.click(screen.getByRole("button", { name: "Set up an app" }));
  await prove(page, "Continue");
  await page.user.type(await screen.findByLabelText("Code that the app shows"), "123456{Enter}");
  await screen.findByRole("list", { name: "Recovery codes" });
  await waitFor(() => {
    const state = useAuth.getState();
    expect(state.status === "signed_in" && state.signedIn.user).toMatchObject({
      must_enrol_second_factor: false,
    });
  });
  // The codes stay until they are kept.
  expect(screen.getByText("aaaa-bbbb")).toBeVisible();
});

test("a passkey is named, made by the browser and listed", async () => {
  answer("post", "/account/passkeys/start", { ceremony_id: "c-1", options: { challenge: "c" } });
  const added = heard("post", "/account/passkeys", { passkey, recovery_codes: [] }, 201);
  vi.mocked(createPasskey).mockResolvedValue({ id: "credential" });
  const page = open();
  await page.user.click(await screen.findByRole("button", { name: "Add a passkey" }));
  const dialog = await screen.findByRole("dialog");
  await page.user.type(within(dialog).getByLabelText("Name"), "Work laptop");
  answer("get", "/account/second-factor", factors({ passkeys: [passkey] }));
  await prove(page, "Continue");
  const list = await screen.findByRole("list", { name: "Passkeys" });
  expect(list).toHaveTextContent("Work laptop");
  expect(added).toEqual([
    { ceremony_id: "c-1", name: "Work laptop", credential: { id: "credential" } },
  ]);
});

test("the last factor stays where the team asks for one", async () => {
  answer(
    "get",
    "/account/second-factor",
    factors({ totp_enabled: true, recovery_codes_left: 8, required_by_team: true }),
  );
  refuse("delete", "/account/second-factor/totp", 409, "second_factor_required_by_team", {
    title: "Your team requires a second factor. Set up another one first.",
  });
  const page = open();
  expect(await screen.findByText(/the last one cannot be turned off/)).toBeVisible();
  await page.user.click(screen.getByRole("button", { name: "Turn off the app" }));
  await prove(page, "Turn off");
  expect(await screen.findByRole("alert")).toHaveTextContent("Set up another one first");
});

test("without a password, a code of the app proves that it is still the same person", async () => {
  answer("get", "/account/second-factor", factors({ totp_enabled: true, recovery_codes_left: 1 }));
  const sent = heard("post", "/account/second-factor/recovery-codes", { codes: ["aaaa-bbbb"] });
  const { user } = open({ has_password: false });
  await user.click(await screen.findByRole("button", { name: "Make new codes" }));
  const dialog = await screen.findByRole("dialog");
  expect(dialog).toHaveTextContent("The 1 code you still have stop");
  await user.type(within(dialog).getByLabelText(/Code from your/), "123 456{Enter}");
  expect(await screen.findByText("aaaa-bbbb")).toBeVisible();
  expect(sent).toEqual([{ code: "123456" }]);
});

test("changing the password keeps this sign-in, under its new name", async () => {
  const sent = heard("post", "/account/password", signedIn({ access_token: "token-2" }));
  const { user } = open();
  await user.type(await screen.findByLabelText("Current password"), "my password");
  await user.type(screen.getByLabelText("New password"), "four random plain words");
  await user.click(screen.getByRole("button", { name: "Change password" }));
  await waitFor(() => expect(screen.getByLabelText("New password")).toHaveValue(""));
  expect(sent).toEqual([
    { current_password: "my password", new_password: "four random plain words" },
  ]);
  const state = useAuth.getState();
  expect(state.status === "signed_in" && state.signedIn.access_token).toBe("token-2");
});

test("a linked account is unlinked only with proof, and never as the last way in", async () => {
  const identity = {
    id: "i-1",
    provider: "google",
    provider_name: "Google",
    email: "dana@gmail.example",
    linked_at: "2026-03-01T08:00:00Z",
    last_used_at: null,
  };
  answer("get", "/account/identities", { items: [identity], available: [] });
  refuse("delete", "/account/identities/i-1", 409, "last_way_in", {
    title: "It is your last way in. Set a password first.",
  });
  const page = open();
  await page.user.click(await screen.findByRole("button", { name: "Unlink Google" }));
  const dialog = await screen.findByRole("dialog", { name: "Unlink Google?" });
  await prove(page, "Unlink");
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("last way in");

  const sent = heard("delete", "/account/identities/i-1", null);
  answer("get", "/account/identities", { items: [], available: [] });
  await page.user.click(within(dialog).getByRole("button", { name: "Unlink" }));
  await waitFor(() => expect(screen.queryByText("Google")).not.toBeInTheDocument());
  expect(sent).toEqual([{ password: "my password" }]);
});
