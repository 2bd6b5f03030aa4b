import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import {
  members,
  noViews,
  openSessions as open,
  serveList,
  summary,
} from "@/app/pages/testing/sessions";
import { refuse, server } from "@/testing/server";

test("a row says which session, about what, by whom, how it ended and how long it took", async () => {
  serveList([summary(1, { problem: "Nothing loads" })]);
  open("/sessions?view=all");
  const table = await screen.findByRole("table", { name: "Sessions" });
  const row = within(table).getByRole("row", { name: /RF-1/ });
  for (const text of ["Nothing loads", "Resolved", "Alex Romero", "3", "00:07:41"]) {
    expect(within(row).getByText(text)).toBeInTheDocument();
  }
  expect(within(row).getByRole("link")).toHaveAttribute("href", "/sessions/session-1");
});

test("the view, the status and the words stand in the address, and are asked of the server", async () => {
  const asked = serveList([summary(1)]);
  const { user, location } = open("/sessions");
  await screen.findByRole("table");
  expect(asked.at(-1)).toBe("status=active&mine=true&limit=25");
  await user.click(screen.getByRole("tab", { name: "Ended" }));
  await user.selectOptions(await screen.findByLabelText("Status"), "Escalated");
  await user.type(screen.getByRole("searchbox"), "dns");
  await waitFor(() => expect(location()).toBe("/sessions?view=ended&status=escalated&q=dns"));
  await waitFor(() => expect(asked.at(-1)).toBe("status=escalated&q=dns&limit=25"));
});

test("more is loaded on demand, after what is shown", async () => {
  const asked = serveList([summary(1), summary(2), summary(3)], 2);
  const { user } = open("/sessions?view=all");
  expect(await screen.findByText("2 sessions shown")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Load more" }));
  expect(await screen.findByText("3 sessions shown")).toBeInTheDocument();
  expect(asked.at(-1)).toBe("limit=25&cursor=2");
  expect(screen.queryByRole("button", { name: "Load more" })).toBeNull();
});

test("J and K walk the rows, and a slash goes to the search", async () => {
  serveList([summary(1), summary(2)]);
  const { user } = open("/sessions?view=all");
  const table = await screen.findByRole("table");
  await user.keyboard("jj");
  expect(within(table).getByRole("link", { name: "RF-2" })).toHaveFocus();
  await user.keyboard("k");
  expect(within(table).getByRole("link", { name: "RF-1" })).toHaveFocus();
  await user.keyboard("/");
  expect(screen.getByRole("searchbox")).toHaveFocus();
});

test("an empty list says what belongs there; one that is filtered offers to clear the filters", async () => {
  serveList([]);
  const { user, location } = open("/sessions");
  expect(await screen.findByText("No session is running")).toBeVisible();
  await user.click(screen.getByRole("tab", { name: "All" }));
  await user.click(await screen.findByRole("checkbox", { name: "Only mine" }));
  await user.click(await screen.findByRole("button", { name: "Clear filters" }));
  expect(await screen.findByText("No sessions yet")).toBeVisible();
  expect(location()).toBe("/sessions?view=all");
});

test("a failure says so and offers another try", async () => {
  server.use(http.get("*/api/v1/session-views", () => HttpResponse.json(noViews)));
  refuse("get", "/sessions", 500, "internal");
  const { user } = open("/sessions");
  expect(await screen.findByText("The sessions could not be loaded")).toBeVisible();
  serveList([summary(1)]);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("table")).toBeInTheDocument();
});

test("a list is narrowed to a person, to days and to a flow, which is taken away again", async () => {
  const asked = serveList([summary(1)]);
  server.use(
    http.get("*/api/v1/flows/flow-1", () => HttpResponse.json({ draft: { title: "No internet" } })),
  );
  const { user, location } = open("/sessions?view=all&flow=flow-1");
  const whose = await screen.findByLabelText("Whose");
  await within(whose).findByRole("option", { name: "Alex Romero" });
  await user.selectOptions(whose, "Alex Romero");
  await user.type(screen.getByLabelText("From"), "2026-11-01");
  await waitFor(() =>
    expect(location()).toBe("/sessions?view=all&person=person-2&flow=flow-1&from=2026-11-01"),
  );
  await waitFor(() =>
    expect(asked.at(-1)).toMatch(/^assignee_id=person-2&flow_id=flow-1&from=2026-/),
  );
  await user.click(screen.getByRole("button", { name: "Take away the filter Flow: No internet" }));
  await user.click(screen.getByLabelText("Only mine"));
  expect(location()).toBe("/sessions?view=all&mine=1&from=2026-11-01");
  expect(screen.queryByLabelText("Whose")).toBeNull();
});

test("a search shows where the words stand, and says what it looked for instead", async () => {
  const parts = [
    { text: "Restarted the ", hit: false },
    { text: "spooler", hit: true },
  ];
  const found = summary(1, { hits: [{ field: "body", parts }] });
  serveList([]);
  server.use(
    http.get("*/api/v1/sessions", () =>
      HttpResponse.json({ items: [found], next_cursor: null, corrected: "spooler" }),
    ),
  );
  open("/sessions?view=all&q=spoolre");
  const table = await screen.findByRole("table");
  expect(within(table).getByText("spooler").tagName).toBe("MARK");
  expect(await screen.findByText(/Nothing has the words as typed/)).toHaveTextContent("spooler");
});

test("sessions are narrowed to anybody of a large team", async () => {
  serveList([summary(1)]);
  server.use(
    http.get("*/api/v1/team/members", ({ request }) => {
      const isNext = new URL(request.url).searchParams.has("cursor");
      const zoe = { id: "person-101", name: "Zoe Adler", role: "engineer", status: "active" };
      return HttpResponse.json(
        isNext ? { items: [zoe], next_cursor: null } : { ...members, next_cursor: "more" },
      );
    }),
  );
  const { user, location } = open("/sessions?view=all");
  await screen.findByRole("option", { name: "Zoe Adler" });
  await user.selectOptions(screen.getByLabelText("Whose"), "Zoe Adler");
  expect(location()).toBe("/sessions?view=all&person=person-101");
});
