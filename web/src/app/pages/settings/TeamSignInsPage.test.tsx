import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { TeamSignInsPage } from "@/app/pages/settings/TeamSignInsPage";
import { show } from "@/testing/render";
import { teamSignIn } from "@/testing/security";
import { answer, refuse, server } from "@/testing/server";
import { Toaster } from "@/ui/Toast";

const mine = teamSignIn({ id: "one", is_me: true, is_current: true });
const theirs = teamSignIn({
  id: "two",
  user: { id: "person-2", name: "Alex Romero" },
  email: "alex@northwind-it.example",
});

/** Lists sign-ins in pages of one, and keeps what was asked for. */
function serve(...items: (typeof mine)[]): string[] {
  const asked: string[] = [];
  answer("get", "/team/members", {
    items: [{ id: "person-2", name: "Alex Romero" }],
    next_cursor: null,
  });
  server.use(
    http.get("*/api/v1/team/sign-ins", ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.toString());
      const from = Number(searchParams.get("cursor") ?? 0);
      const next = from + 1 < items.length ? String(from + 1) : null;
      return HttpResponse.json({ items: items.slice(from, from + 1), next_cursor: next });
    }),
    http.delete("*/api/v1/team/sign-ins/:id", () => new HttpResponse(null, { status: 204 })),
  );
  return asked;
}

const open = (at = "/settings/team-sign-ins") =>
  show(
    <>
      <TeamSignInsPage />
      <Toaster />
    </>,
    { at, as: { role: "team_admin" } },
  );

test("people are listed page by page, and an admin ends a sign-in by one press", async () => {
  serve(mine, theirs);
  const { user } = open();
  expect(await screen.findByText("This device")).toBeVisible();
  expect(screen.queryByRole("button", { name: /^Sign Dana/ })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Load more" }));
  await user.click(
    await screen.findByRole("button", { name: "Sign Alex Romero out of Firefox on Linux" }),
  );
  expect(await screen.findByText("Signed Alex Romero out of Firefox on Linux")).toBeInTheDocument();
});

test("the words and the person stand in the address, and are asked of the server", async () => {
  const asked = serve(theirs);
  const { user, location } = open();
  await screen.findByRole("option", { name: "Alex Romero" });
  await user.selectOptions(screen.getByLabelText("Whose"), "Alex Romero");
  await user.type(screen.getByRole("searchbox"), "alex{Enter}");
  await waitFor(() => expect(location()).toBe("/settings/team-sign-ins?q=alex&person=person-2"));
  await waitFor(() => expect(asked.at(-1)).toBe("search=alex&user_id=person-2&limit=25"));
});

test("when nobody matches it says so, and the filters can be cleared", async () => {
  serve();
  const { user, location } = open("/settings/team-sign-ins?person=gone");
  expect(await screen.findByText("Nobody who matches is signed in")).toBeVisible();
  expect(await screen.findByRole("option", { name: "Somebody else" })).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Clear filters" }));
  expect(location()).toBe("/settings/team-sign-ins");
});

test("a failure says so and offers another try", async () => {
  serve(mine);
  refuse("get", "/team/sign-ins", 500, "internal_error");
  open();
  expect(await screen.findByText("The sign-ins could not be loaded")).toBeVisible();
});
