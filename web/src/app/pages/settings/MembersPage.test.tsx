import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import type { Role, Schema } from "@/api/types";
import { MembersPage } from "@/app/pages/settings/MembersPage";
import { member } from "@/testing/accounts";
import { me } from "@/testing/fixtures";
import { heard } from "@/testing/heard";
import { show } from "@/testing/render";
import { refuse, server } from "@/testing/server";
import { Toaster } from "@/ui/Toast";

const myself = member({ id: me().id, name: me().name, role: "team_admin", is_me: true });

/** Answers every list with these members, and keeps what was asked for. */
function serve(items: Schema<"MemberView">[]): string[] {
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/team/members", ({ request }) => {
      asked.push(new URL(request.url).searchParams.toString());
      return HttpResponse.json({ items, next_cursor: null });
    }),
  );
  return asked;
}

const open = (role: Role = "team_admin", at = "/settings/members") =>
  show(
    <>
      <MembersPage />
      <Toaster />
    </>,
    { at, as: { role } },
  );

async function choose({ user }: ReturnType<typeof open>, item: string) {
  const table = await screen.findByRole("table", { name: "Members" });
  await user.click(within(table).getByRole("button", { name: "More about Alex Romero" }));
  await user.click(await screen.findByRole("menuitem", { name: item }));
}

test("an admin changes a role at once, and can take it back", async () => {
  serve([myself, member()]);
  const sent = heard("patch", "/team/members/person-2", member({ role: "viewer" }));
  const page = open();
  const table = await screen.findByRole("table", { name: "Members" });
  await page.user.selectOptions(within(table).getByLabelText("Role of Alex Romero"), "Viewer");
  await page.user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(sent).toEqual([{ role: "viewer" }, { role: "engineer" }]));
});

test("one's own row offers nothing that locks oneself out", async () => {
  serve([myself]);
  open();
  const table = await screen.findByRole("table", { name: "Members" });
  expect(within(table).getByText("You")).toBeVisible();
  expect(within(table).queryByRole("combobox")).not.toBeInTheDocument();
  expect(within(table).queryByRole("button", { name: /More about/ })).not.toBeInTheDocument();
});

test.each(["viewer", "engineer"] as const)("a %s reads and changes nothing", async (role) => {
  serve([member()]);
  open(role);
  const table = await screen.findByRole("table", { name: "Members" });
  expect(within(table).getByText("Engineer")).toBeVisible();
  expect(within(table).queryByRole("combobox")).not.toBeInTheDocument();
  expect(within(table).queryByRole("columnheader", { name: "Actions" })).not.toBeInTheDocument();
});

test("the filters and the order stand in the address, and the server does the work", async () => {
  const asked = serve([member()]);
  const page = open("team_admin", "/settings/members?status=disabled&q=alex");
  await screen.findByRole("table", { name: "Members" });
  expect(asked).toEqual(["search=alex&status=disabled&sort=name&limit=25"]);
  await page.user.click(screen.getByRole("button", { name: "Last active" }));
  await waitFor(() => expect(page.location()).toContain("sort=-last_active_at"));
  expect(await screen.findByRole("columnheader", { name: "Last active" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await page.user.selectOptions(screen.getByLabelText("Role"), "Engineer");
  await waitFor(() => expect(asked.at(-1)).toContain("role=engineer"));
});

test("disabling happens at once and is taken back from the toast", async () => {
  serve([myself, member()]);
  const disabled = heard("post", "/team/members/person-2/disable", member({ status: "disabled" }));
  const enabled = heard("post", "/team/members/person-2/enable", member());
  const page = open();
  await choose(page, "Disable");
  await page.user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(enabled).toHaveLength(1));
  expect(disabled).toHaveLength(1);
});

test("removing names what is lost before it happens", async () => {
  serve([myself, member()]);
  const removed = heard("delete", "/team/members/person-2", null);
  const page = open();
  await choose(page, "Remove from the team");
  const dialog = await screen.findByRole("dialog", { name: "Remove Alex Romero?" });
  expect(dialog).toHaveTextContent("their name stays on what they worked on");
  await page.user.click(within(dialog).getByRole("button", { name: "Remove" }));
  await waitFor(() => expect(removed).toHaveLength(1));
});

test("handing the team over asks for the password, and says when it is wrong", async () => {
  serve([myself, member()]);
  refuse("post", "/team/transfer", 403, "reauthentication_failed");
  const page = open();
  await choose(page, "Hand the team over");
  const dialog = await screen.findByRole("dialog", { name: /Hand Northwind IT over to Alex/ });
  await page.user.type(within(dialog).getByLabelText("Your password"), "wrong{Enter}");
  expect(await within(dialog).findByRole("alert")).toHaveTextContent(
    "did not prove that it is you",
  );
});

test.each([
  ["Sign out everywhere", "sign-out", { revoked_count: 2 }, "Sign out"],
  ["Reset second factor", "reset-second-factor", null, "Reset"],
])("%s asks first", async (item, path, reply, button) => {
  serve([myself, member()]);
  const sent = heard("post", `/team/members/person-2/${path}`, reply);
  const page = open();
  await choose(page, item);
  const dialog = await screen.findByRole("dialog");
  expect(sent).toEqual([]);
  await page.user.click(within(dialog).getByRole("button", { name: button }));
  await waitFor(() => expect(sent).toHaveLength(1));
});

test("nobody who matches offers to clear the filters", async () => {
  serve([]);
  const page = open("team_admin", "/settings/members?q=nobody");
  await page.user.click(await screen.findByRole("button", { name: "Clear filters" }));
  await waitFor(() => expect(page.location()).toBe("/settings/members"));
});

test("a failure says so and offers another try", async () => {
  refuse("get", "/team/members", 500, "internal_error");
  const page = open();
  await screen.findByText("The members could not be loaded");
  serve([member()]);
  await page.user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("table", { name: "Members" })).toBeVisible();
});
