import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { FlowDetail, Me } from "@/api/types";
import { FlowPage } from "@/app/pages/FlowPage";
import { flowDetail, flowDocument, flowFacets } from "@/testing/flows";
import { show } from "@/testing/render";
import { answer, problemReply, refuse, server } from "@/testing/server";
import { WithKeys } from "@/testing/WithKeys";

function open(search = "", as: Partial<Me> = {}) {
  return show(
    <WithKeys>
      <FlowPage />
    </WithKeys>,
    {
      at: `/flows/flow-1${search}`,
      path: "/flows/:flowId",
      as,
      routes: [{ path: "*", element: <p>Another page</p> }],
    },
  );
}

const by = { id: "p", name: "Marcus Oyelaran" };
const version = (number: number, change_note: string) => ({
  ...{ number, change_note, title: "Outlook", published_at: "2026-02-02T08:00:00Z" },
  published_by: by,
});

let sent: { path: string; body: unknown; match: string | null }[];

/** Answers `flow` and remembers what was asked. */
function listen(method: "post" | "patch" | "put" | "delete", path: string, flow?: FlowDetail) {
  server.use(
    http[method](`*/api/v1/flows/flow-1${path}`, async ({ request }) => {
      const text = await request.text();
      const match = request.headers.get("if-match");
      sent.push({ path, body: text ? JSON.parse(text) : null, match });
      return flow ? HttpResponse.json(flow) : new HttpResponse(null, { status: 204 });
    }),
  );
}

beforeEach(() => {
  sent = [];
  answer("get", "/flows/flow-1", flowDetail());
  answer("get", "/flows/facets", flowFacets());
  answer("get", "/folders", {
    items: [{ id: "f1", parent_id: null, name: "Mail", flows: 1, flows_within: 1, depth: 0 }],
  });
});

describe("versions", () => {
  beforeEach(() => {
    const items = [version(3, "Third"), version(2, ""), version(1, "First")];
    answer("get", "/flows/flow-1/versions", { items, next_cursor: null });
  });

  it("any two states are compared, and the address says which", async () => {
    const asked: string[] = [];
    server.use(
      http.get("*/api/v1/flows/flow-1/diff", ({ request }) => {
        asked.push(new URL(request.url).search);
        const change = { field: "title", before: "Old words", after: "New words" };
        const diff = { is_empty: false, head: [change], sections: [], steps: [] };
        return HttpResponse.json({ from: "3", to: "draft", diff });
      }),
    );
    const { user, location } = open("?tab=versions");
    await user.click(await screen.findByRole("button", { name: "What changed in version 2" }));
    expect(location()).toBe("/flows/flow-1?tab=versions&from=1&to=2");
    const compare = within(await screen.findByRole("region", { name: "Compare" }));
    await user.selectOptions(compare.getByLabelText("To"), "Draft");
    await waitFor(() => expect(asked).toEqual(["?from=1&to=2", "?from=1&to=draft"]));
    expect(await compare.findByText("1 field of the flow changed")).toBeInTheDocument();
  });

  it("an old one is published again on top of the revision that was looked at", async () => {
    server.use(
      http.post("*/api/v1/flows/flow-1/rollback", async ({ request }) => {
        const match = request.headers.get("if-match");
        sent.push({ path: "/rollback", body: await request.json(), match });
        return HttpResponse.json({ number: 4 }, { status: 201 });
      }),
    );
    const { user } = open("?tab=versions");
    await user.click(await screen.findByRole("button", { name: "Roll back to version 1" }));
    const dialog = await screen.findByRole("dialog", { name: "Publish version 1 again" });
    expect(dialog).toHaveTextContent("The unpublished changes of the draft are replaced.");
    await user.type(within(dialog).getByLabelText("Why"), "It broke");
    await user.click(within(dialog).getByRole("button", { name: "Publish version 1 again" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(sent).toEqual([
      { path: "/rollback", body: { version: 1, change_note: "It broke" }, match: '"7"' },
    ]);
    expect(
      screen.queryByRole("button", { name: "Roll back to version 3" }),
    ).not.toBeInTheDocument();
  });
});

describe("settings", () => {
  beforeEach(() => answer("get", "/team/members", { items: [], next_cursor: null, total: 0 }));

  it("sends what was changed and nothing else", async () => {
    listen("patch", "", flowDetail({ review_by: "2027-01-31" }));
    const { user } = open("?tab=settings");
    await screen.findByRole("option", { name: "Mail" });
    await user.selectOptions(screen.getByLabelText("Folder"), "Mail");
    await user.type(screen.getByLabelText("Review by"), "2027-01-31");
    await user.click(screen.getByRole("button", { name: "Save settings" }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toEqual({ folder_id: "f1", review_by: "2027-01-31" });
  });

  it("says at the field what the server refuses, and keeps what was written", async () => {
    const errors = [{ field: "slug", code: "slug_taken", message: "Another flow has this name." }];
    server.use(http.patch("*/api/v1/flows/flow-1", () => problemReply(422, "invalid", { errors })));
    const { user } = open("?tab=settings");
    const name = await screen.findByLabelText("Name in files and sub-flows");
    await user.clear(name);
    await user.type(name, "vpn");
    await user.click(screen.getByRole("button", { name: "Save settings" }));
    expect(await screen.findByText("Another flow has this name.")).toBeVisible();
    expect(name).toHaveValue("vpn");
  });
});

it("the usage is told in numbers and week by week, or that there is none", async () => {
  answer("get", "/flows/flow-1/usage", {
    ...{ runs: 12, active: 2, resolved: 8, escalated: 1, abandoned: 1, median_minutes: 14 },
    last_run_at: "2026-03-02T08:00:00Z",
    weeks: [
      { starts_on: "2026-02-23", runs: 0 },
      { starts_on: "2026-03-02", runs: 12 },
    ],
    versions: [{ version: 3, runs: 12 }],
    used_by: [{ id: "flow-2", title: "New starter" }],
  });
  open("?tab=usage");
  expect(await screen.findByText("80 %")).toBeVisible();
  expect(screen.getByText("14 min")).toBeVisible();
  const table = within(screen.getByRole("table", { name: "Sessions per week" }));
  expect(table.getAllByRole("row")).toHaveLength(3);
  expect(screen.getByRole("link", { name: "New starter" })).toHaveAttribute(
    "href",
    "/flows/flow-2",
  );
});

describe("the flow as a whole", () => {
  it("is a favourite at once, and not any more when the server refuses", async () => {
    refuse("put", "/flows/flow-1/favourite", 503, "database_unavailable");
    const { user } = open();
    await user.click(await screen.findByRole("button", { name: "Add to favourites" }));
    expect(await screen.findByRole("button", { name: "Add to favourites" })).toBeInTheDocument();
    listen("put", "/favourite");
    await user.click(screen.getByRole("button", { name: "Add to favourites" }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(screen.getByRole("button", { name: "Remove from favourites" })).toBeInTheDocument();
  });

  it("is archived from the menu, says so, and is restored by the banner", async () => {
    listen("post", "/archive", flowDetail({ archived_at: "2026-03-02T08:00:00Z", may_run: false }));
    listen("post", "/restore", flowDetail());
    const { user } = open();
    await user.click(await screen.findByRole("button", { name: "More about this flow" }));
    await user.click(await screen.findByRole("menuitem", { name: "Archive" }));
    expect(await screen.findByText(/This flow is archived since/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Restore" }));
    await waitFor(() => expect(screen.queryByText(/is archived since/)).not.toBeInTheDocument());
  });

  it("that is overdue asks for a review", async () => {
    answer("get", "/flows/flow-1", flowDetail({ review_by: "2026-01-01", is_overdue: true }));
    open();
    expect(await screen.findByText(/A review was due by/)).toBeVisible();
  });
});

it("a maintenance flow shows what is asked first, when it is due, its sections and its values", async () => {
  const draft = flowDocument({
    kind: "maintenance",
    start: undefined,
    intake: [{ name: "caller", kind: "text", label: "Caller", required: true }],
    schedule: { cron: "0 22 * * TUE#2", time_zone: "Europe/London", window_minutes: 240 },
    target: "machine",
    sections: [{ title: "Patch", steps: ["patch"] }],
    steps: {
      patch: {
        type: "action",
        title: "Install the updates",
        risk: "destructive",
        required: true,
        when: "target.kind == 'server'",
        captures: [{ name: "ring", kind: "choice", choices: ["Pilot", "Broad"] }],
      },
    },
  });
  answer("get", "/flows/flow-1", flowDetail({ draft, may_run: false }));
  open();
  const before = within(await screen.findByRole("region", { name: "Before the first step" }));
  expect(before.getByText("Caller")).toBeVisible();
  expect(before.getByText(/Europe\/London, window of 240 min/)).toBeVisible();
  expect(before.getByText("Machines")).toBeVisible();
  expect(screen.getByRole("heading", { name: "Patch" })).toBeVisible();
  expect(screen.getByText("Cannot be undone")).toBeVisible();
  expect(screen.getByText("Pilot / Broad")).toBeVisible();
  expect(screen.getByText("target.kind == 'server'")).toBeVisible();
});
