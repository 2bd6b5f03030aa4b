import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import {
  openSessions as open,
  type SavedView,
  serveList,
  summary,
} from "@/app/pages/testing/sessions";
import { server } from "@/testing/server";

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

test("all that is listed is exported as it was asked for, pages that were not read included", async () => {
  serveList([summary(1), summary(2)]);
  const bodies: unknown[] = [];
  server.use(
    http.post("*/api/v1/sessions/export", async ({ request }) => {
      bodies.push(await request.json());
      return new HttpResponse(null, { status: 500 });
    }),
  );
  const { user } = open("/sessions?view=ended&kind=free");
  await user.click(await screen.findByRole("button", { name: "Export all…" }));
  const dialog = await screen.findByRole("dialog", { name: "Export all listed sessions" });
  await user.click(within(dialog).getByRole("button", { name: "Export" }));
  expect(await within(dialog).findByRole("alert")).toBeVisible();
  const filter = { status: "ended", free: true };
  expect(bodies).toEqual([{ filter, variant: "internal", format: "markdown" }]);
});
