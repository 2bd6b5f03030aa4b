import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test, vi } from "vitest";
import { AuditLogPage } from "@/app/pages/settings/AuditLogPage";
import { show } from "@/testing/render";
import { auditEntry } from "@/testing/security";
import { answer, refuse, server } from "@/testing/server";
import { Toaster } from "@/ui/Toast";

const path = "/settings/audit-log";

/** Lists events in pages of two, and keeps what was asked for. */
function serve(...items: ReturnType<typeof auditEntry>[]): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  answer("get", "/team/audit-log/actions", {
    actions: ["sign_in.started", "sign_in.revoked", "member.role_changed"],
  });
  answer("get", "/team/members", {
    items: [{ id: "person-2", name: "Alex Romero" }],
    next_cursor: null,
  });
  server.use(
    http.get("*/api/v1/team/audit-log", ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams);
      const from = Number(searchParams.get("cursor") ?? 0);
      const next = from + 2 < items.length ? String(from + 2) : null;
      return HttpResponse.json({ items: items.slice(from, from + 2), next_cursor: next });
    }),
  );
  return asked;
}

const open = (at = path) =>
  show(
    <>
      <AuditLogPage />
      <Toaster />
    </>,
    { at, as: { role: "team_admin" } },
  );

test("a row says who did what to whom, and opens to what changed", async () => {
  serve(auditEntry());
  const { user } = open();
  const table = await screen.findByRole("table", { name: "Audit log" });
  const row = within(table).getByRole("row", { name: /Dana Whitfield Changed a role Alex Romero/ });
  await user.click(within(row).getByRole("button", { name: "Show details" }));
  const details = within(table).getAllByRole("row").at(-1);
  expect(details).toHaveTextContent(/viewer\s*became\s*engineer/);
  expect(details).toHaveTextContent("203.0.113.7");
  await user.click(within(row).getByRole("button", { name: "Hide details" }));
  expect(within(table).queryByText("member.role_changed")).toBeNull();
});

test("what was done by a token, a command or nobody known says so; new kinds of events are spelled out", async () => {
  serve(
    auditEntry({ actor: { kind: "api_token", id: "person-1", name: "Dana Whitfield" } }),
    auditEntry({
      id: "event-2",
      action: "backup.made_by_night",
      actor: { kind: "command_line", id: null, name: "operator" },
    }),
  );
  open();
  const table = await screen.findByRole("table");
  expect(table).toHaveTextContent("by an API token");
  expect(table).toHaveTextContent("on the server's command line");
  expect(table).toHaveTextContent("Backup made by night");
});

test("the filters stand in the address, and are asked of the server; days count in full", async () => {
  const asked = serve(auditEntry());
  const { user, location } = open(`${path}?from=2029-12-31&to=2030-01-01`);
  await screen.findByRole("option", { name: "Sign-ins: Signed in" });
  await user.selectOptions(screen.getByLabelText("What"), "Sign-ins");
  await screen.findByRole("option", { name: "Alex Romero" });
  await user.selectOptions(screen.getByLabelText("By"), "Alex Romero");
  await user.type(screen.getByRole("searchbox"), "dana{Enter}");
  await waitFor(() =>
    expect(location()).toBe(
      `${path}?action=sign_in&person=person-2&q=dana&from=2029-12-31&to=2030-01-01`,
    ),
  );
  await waitFor(() =>
    expect(Object.fromEntries(asked.at(-1) ?? [])).toEqual({
      action: "sign_in",
      actor_id: "person-2",
      search: "dana",
      from: new Date(2029, 11, 31).toISOString(),
      to: new Date(2030, 0, 2).toISOString(),
      limit: "50",
    }),
  );
});

test("the log is narrowed to one thing, and widened again", async () => {
  const asked = serve(auditEntry());
  const { user, location } = open();
  await user.click(await screen.findByRole("button", { name: "Show details" }));
  const table = screen.getByRole("table");
  await user.click(within(table).getByRole("button", { name: "Everything done to Alex Romero" }));
  expect(location()).toBe(`${path}?target=person-2`);
  expect(await screen.findByText(/Only what was done to Alex Romero/)).toBeVisible();
  expect(asked.at(-1)?.get("target_id")).toBe("person-2");
  await user.click(screen.getByRole("button", { name: "Show everything" }));
  expect(location()).toBe(path);
});

test("more is loaded on demand", async () => {
  serve(...[1, 2, 3].map((place) => auditEntry({ id: `event-${place}` })));
  const { user } = open();
  expect(await screen.findByText("2 events shown")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Load more" }));
  expect(await screen.findByText("3 events shown")).toBeVisible();
});

test("the download has the rows of the filters", async () => {
  serve(auditEntry());
  let asked = "";
  server.use(
    http.get("*/api/v1/team/audit-log.csv", ({ request }) => {
      asked = `${new URL(request.url).searchParams} ${request.headers.get("authorization")}`;
      return new HttpResponse("at,action\n", {
        headers: { "content-disposition": 'attachment; filename="audit-2030-01-01.csv"' },
      });
    }),
  );
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download);
  });
  Object.assign(URL, { createObjectURL: () => "blob:1", revokeObjectURL: () => {} });
  const { user } = open(`${path}?action=sign_in`);
  await user.click(await screen.findByRole("button", { name: "Download CSV" }));
  await waitFor(() => expect(names).toEqual(["audit-2030-01-01.csv"]));
  expect(asked).toBe("action=sign_in Bearer token-1");
});

test("a download that is refused says why", async () => {
  serve(auditEntry());
  refuse("get", "/team/audit-log.csv", 429, "rate_limited");
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Download CSV" }));
  expect(await screen.findByText(/Too many attempts/)).toBeInTheDocument();
});

test("an empty log says so, and the filters can be cleared; a failure offers another try", async () => {
  serve();
  const { user, location } = open(`${path}?q=nothing`);
  expect(await screen.findByText("Nothing that matches was logged")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Clear filters" }));
  expect(location()).toBe(path);
  refuse("get", "/team/audit-log", 500, "internal_error");
  await user.type(screen.getByRole("searchbox"), "x{Enter}");
  expect(await screen.findByText("The audit log could not be loaded")).toBeVisible();
});
