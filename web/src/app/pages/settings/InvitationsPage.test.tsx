import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { InvitationsPage } from "@/app/pages/settings/InvitationsPage";
import { invitation } from "@/testing/accounts";
import { heard } from "@/testing/heard";
import { show } from "@/testing/render";
import { answer, refuse } from "@/testing/server";
import { Toaster } from "@/ui/Toast";

const open = (at = "/settings/invitations") =>
  show(
    <>
      <InvitationsPage />
      <Toaster />
    </>,
    { at, as: {} },
  );

const serve = (items = [invitation()]) =>
  answer("get", "/team/invitations", { items, next_cursor: null });

test("somebody is invited with a role", async () => {
  serve([]);
  const sent = heard("post", "/team/invitations", invitation(), 201);
  const { user } = open();
  expect(await screen.findByText("No open invitations")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Invite somebody" }));
  const dialog = await screen.findByRole("dialog", { name: "Invite somebody" });
  await user.selectOptions(within(dialog).getByLabelText("Role"), "Viewer");
  expect(dialog).toHaveTextContent("Reads flows and finished sessions.");
  serve();
  await user.type(within(dialog).getByLabelText("Email"), "new@northwind-it.example{Enter}");
  expect(await screen.findByRole("list", { name: "Invitations" })).toHaveTextContent("new@");
  expect(sent).toEqual([{ email: "new@northwind-it.example", role: "viewer" }]);
});

test("a member is not invited again", async () => {
  serve([]);
  refuse("post", "/team/invitations", 409, "already_member", {
    title: "This address belongs to a member already.",
  });
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Invite somebody" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText("Email"), "dana@northwind-it.example{Enter}");
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("a member already");
});

test("an invitation is revoked at once, and brought back from the toast", async () => {
  serve();
  const revoked = heard("delete", "/team/invitations/invitation-1", null);
  const invited = heard("post", "/team/invitations", invitation(), 201);
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: /^Revoke the invitation/ }));
  await user.click(await screen.findByRole("button", { name: "Invite again" }));
  await waitFor(() => expect(invited).toHaveLength(1));
  expect(revoked).toHaveLength(1);
});

test("a new link goes out for the same address and role", async () => {
  serve();
  const sent = heard("post", "/team/invitations", invitation(), 201);
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: /^Invite new@.* again/ }));
  await waitFor(() =>
    expect(sent).toEqual([{ email: "new@northwind-it.example", role: "engineer" }]),
  );
});

test("which ones are shown stands in the address", async () => {
  serve([invitation({ status: "expired" })]);
  const page = open("/settings/invitations?status=expired");
  const list = await screen.findByRole("list", { name: "Invitations" });
  expect(within(list).getByText("Expired")).toBeVisible();
  expect(within(list).queryByRole("button", { name: /^Revoke/ })).not.toBeInTheDocument();
  await page.user.selectOptions(screen.getByLabelText("Which invitations"), "All");
  await waitFor(() => expect(page.location()).toBe("/settings/invitations?status=all"));
});
