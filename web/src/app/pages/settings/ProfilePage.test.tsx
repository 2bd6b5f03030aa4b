import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { useAuth } from "@/api/auth/state";
import { ProfilePage } from "@/app/pages/settings/ProfilePage";
import { factors } from "@/testing/accounts";
import { me } from "@/testing/fixtures";
import { heard } from "@/testing/heard";
import { show } from "@/testing/render";
import { answer, refuse } from "@/testing/server";

/** As the app's frame does: the page goes when the person does. */
function Page() {
  return useAuth((state) => state.status) === "signed_in" ? <ProfilePage /> : null;
}

const open = (as: Parameters<typeof me>[0] = {}) => show(<Page />, { as });

test("a new name is saved and known everywhere at once", async () => {
  const sent = heard("patch", "/account", me({ name: "Dana W." }));
  const { user } = open();
  const field = screen.getByLabelText("Your name");
  expect(screen.getByRole("button", { name: "Save name" })).toHaveAttribute("aria-disabled");
  await user.clear(field);
  await user.type(field, "Dana W.{Enter}");
  await waitFor(() => expect(sent).toEqual([{ name: "Dana W." }]));
  await waitFor(() => {
    const state = useAuth.getState();
    expect(state.status === "signed_in" && state.signedIn.user.name).toBe("Dana W.");
  });
});

test("an address that is not verified says so, and its link can be sent again", async () => {
  const sent = heard("post", "/account/email/verification", null, 202);
  const { user } = open({ email_verified: false });
  expect(screen.getByText("Not verified")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Send the link again" }));
  await waitFor(() => expect(sent).toHaveLength(1));
});

test("another address needs the password, and says when it is wrong", async () => {
  refuse("post", "/account/email", 403, "reauthentication_failed");
  const { user } = open();
  await user.click(screen.getByRole("button", { name: "Change email" }));
  const dialog = await screen.findByRole("dialog", { name: "Change email" });
  await user.type(within(dialog).getByLabelText("New email"), "dana@new.example");
  await user.type(within(dialog).getByLabelText("Your password"), "wrong");
  await user.click(within(dialog).getByRole("button", { name: "Send the link" }));
  expect(await within(dialog).findByRole("alert")).toHaveTextContent(
    "did not prove that it is you",
  );

  const sent = heard("post", "/account/email", null, 202);
  await user.click(within(dialog).getByRole("button", { name: "Send the link" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(sent).toEqual([{ new_email: "dana@new.example", password: "wrong" }]);
});

test("without a password, a code of the app stands for it, for another address and for leaving", async () => {
  answer("get", "/account/second-factor", factors({ totp_enabled: true }));
  const changed = heard("post", "/account/email", null, 202);
  const left = heard("post", "/account/leave", null);
  const { user } = open({ has_password: false });
  await user.click(screen.getByRole("button", { name: "Change email" }));
  await user.type(await screen.findByLabelText("New email"), "dana@new.example");
  await user.type(await screen.findByLabelText(/Code from your/), "123 456");
  await user.click(screen.getByRole("button", { name: "Send the link" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(changed).toEqual([{ new_email: "dana@new.example", code: "123456" }]);

  await user.click(screen.getByRole("button", { name: "Leave Northwind IT" }));
  await user.type(await screen.findByLabelText(/Code from your/), "654321{Enter}");
  await waitFor(() => expect(left).toEqual([{ code: "654321" }]));
});

test("leaving says what is lost, and signs out", async () => {
  const sent = heard("post", "/account/leave", null);
  const { user } = open();
  await user.click(screen.getByRole("button", { name: "Leave Northwind IT" }));
  const dialog = await screen.findByRole("dialog", { name: "Leave Northwind IT?" });
  expect(dialog).toHaveTextContent("API tokens end at once");
  await user.type(within(dialog).getByLabelText("Your password"), "my password");
  await user.click(within(dialog).getByRole("button", { name: "Leave the team" }));
  await waitFor(() => expect(useAuth.getState().status).toBe("signed_out"));
  expect(sent).toEqual([{ password: "my password" }]);
});

test("the last admin cannot leave, and is told what to do first", async () => {
  answer("get", "/account/second-factor", factors());
  refuse("post", "/account/leave", 409, "last_team_admin");
  const { user } = open({ has_password: false });
  await user.click(screen.getByRole("button", { name: "Leave Northwind IT" }));
  const dialog = await screen.findByRole("dialog");
  const leave = within(dialog).getByRole("button", { name: "Leave the team" });
  await waitFor(() => expect(leave).not.toHaveAttribute("aria-disabled"));
  await user.click(leave);
  expect(await within(dialog).findByRole("alert")).toHaveTextContent(
    "Make somebody else team admin first",
  );
});
