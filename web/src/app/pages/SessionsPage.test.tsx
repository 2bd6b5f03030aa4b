import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { useHotkeys } from "@/actions/hotkeys";
import type { Schema, SessionSummary } from "@/api/types";
import { SessionsPage } from "@/app/pages/SessionsPage";
import { show } from "@/testing/render";
import { refuse, server } from "@/testing/server";

function summary(place: number, changes: Partial<SessionSummary> = {}): SessionSummary {
  return {
    id: `session-${place}`,
    reference: `RF-${place}`,
    flow: { id: "flow-1", title: "No internet at a branch office", version: 4 },
    problem: null,
    status: "resolved",
    assignee: { id: "person-2", name: "Alex Romero" },
    started_at: "2030-01-01T10:00:00Z",
    updated_at: "2030-01-01T10:07:41Z",
    ended_at: "2030-01-01T10:07:41Z",
    steps_taken: 3,
    hits: [],
    ...changes,
  };
}

type SavedView = Schema<"SessionView">;

const members = { items: [{ id: "person-2", name: "Alex Romero" }], next_cursor: null };

const views: { items: SavedView[] } = { items: [] };

/** Answers every list with three pages' worth of rows, and keeps what was asked for. */
function serveList(items: SessionSummary[], pageSize = 25): string[] {
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/sessions", ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.toString());
      const from = Number(searchParams.get("cursor") ?? 0);
      const next = from + pageSize < items.length ? String(from + pageSize) : null;
      return HttpResponse.json({
        items: items.slice(from, from + pageSize),
        next_cursor: next,
        corrected: null,
      });
    }),
    http.get("*/api/v1/session-views", () => HttpResponse.json(views)),
    http.get("*/api/v1/team/members", () => HttpResponse.json(members)),
  );
  return asked;
}

function Page() {
  useHotkeys();
  return <SessionsPage />;
}

const open = (at: string) => show(<Page />, { at, path: "/sessions", as: { role: "engineer" } });

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
  server.use(http.get("*/api/v1/session-views", () => HttpResponse.json(views)));
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

test("rows are selected one by one, with Shift in between, and exported together", async () => {
  serveList([summary(1), summary(2), summary(3)]);
  const bodies: unknown[] = [];
  server.use(
    http.post("*/api/v1/sessions/export", async ({ request }) => {
      bodies.push(await request.json());
      return HttpResponse.json(
        {
          code: "too_many_to_export",
          detail: "too_many_to_export",
          title: "Choose fewer.",
          status: 413,
        },
        { status: 413, headers: { "Content-Type": "application/problem+json" } },
      );
    }),
  );
  const { user } = open("/sessions?view=all");
  const table = await screen.findByRole("table");
  await user.click(within(table).getByRole("checkbox", { name: "Select RF-1" }));
  await user.keyboard("{Shift>}");
  await user.click(within(table).getByRole("checkbox", { name: "Select RF-3" }));
  await user.keyboard("{/Shift}");
  const bar = await screen.findByRole("region", { name: "Selected sessions" });
  expect(within(bar).getByRole("status")).toHaveTextContent("3 sessions selected");
  await user.click(within(bar).getByRole("button", { name: "Export…" }));
  const dialog = await screen.findByRole("dialog", { name: "Export 3 sessions" });
  await user.selectOptions(within(dialog).getByLabelText("Written for"), "The client");
  await user.click(within(dialog).getByRole("button", { name: "Export" }));
  expect(await within(dialog).findByRole("alert")).toBeVisible();
  expect(bodies).toEqual([
    {
      session_ids: ["session-1", "session-2", "session-3"],
      variant: "client",
      format: "markdown",
    },
  ]);
});

test("a list begins with the view chosen for that, and keeps others under a name", async () => {
  const asked = serveList([summary(1)]);
  const view: SavedView = {
    id: "view-1",
    name: "Slow ones",
    is_shared: true,
    is_default: true,
    may_change: false,
    owner: { id: "person-2", name: "Alex Romero" },
    filters: { status: "ended", sort: "longest" },
    updated_at: "2030-01-01T10:00:00Z",
  };
  const kept: unknown[] = [];
  server.use(
    http.get("*/api/v1/session-views", () => HttpResponse.json({ items: [view] })),
    http.post("*/api/v1/session-views", async ({ request }) => {
      kept.push(await request.json());
      return HttpResponse.json(view, { status: 201 });
    }),
  );
  const { user, location } = open("/sessions");
  const bar = screen.getByRole("navigation", { name: "Saved views" });
  await waitFor(() => expect(location()).toBe("/sessions?view=ended&sort=longest"));
  await waitFor(() => expect(asked.at(-1)).toBe("status=ended&sort=longest&limit=25"));
  const shown = within(bar).getByTitle("Shared by Alex Romero");
  expect(shown).toHaveAttribute("aria-pressed", "true");
  await user.selectOptions(await screen.findByLabelText("Kind of session"), "Free-form");
  await user.click(await within(bar).findByRole("button", { name: "Save view" }));
  const dialog = await screen.findByRole("dialog", { name: "Save this view" });
  await user.type(within(dialog).getByLabelText("Name"), "Slow and free");
  await user.click(within(dialog).getByLabelText("Share it with the team"));
  await user.click(within(dialog).getByRole("button", { name: "Save view" }));
  await waitFor(() =>
    expect(kept).toEqual([
      {
        name: "Slow and free",
        is_shared: true,
        is_default: false,
        filters: { status: "ended", free: true, sort: "longest" },
      },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("the view that a list begins with takes nothing away that was chosen before it came", async () => {
  serveList([summary(1)]);
  let answerNow: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    answerNow = resolve;
  });
  const view: SavedView = {
    ...{ id: "view-1", name: "Slow ones", is_shared: false, is_default: true, may_change: true },
    ...{ owner: { id: "person-1", name: "Dana Whitfield" }, updated_at: "2030-01-01T10:00:00Z" },
    filters: { status: "ended", sort: "longest" },
  };
  server.use(
    http.get("*/api/v1/session-views", async () => {
      await asked;
      return HttpResponse.json({ items: [view] });
    }),
  );
  const { user, location } = open("/sessions");
  await user.selectOptions(await screen.findByLabelText("Kind of session"), "Free-form");
  expect(location()).toBe("/sessions?kind=free");
  answerNow();
  const bar = screen.getByRole("navigation", { name: "Saved views" });
  expect(await within(bar).findByRole("button", { name: /Slow ones/ })).toBeVisible();
  expect(location()).toBe("/sessions?kind=free");
});
