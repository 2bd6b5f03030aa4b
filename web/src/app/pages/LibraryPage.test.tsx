import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { FlowSummary, Me } from "@/api/types";
import { LibraryPage } from "@/app/pages/LibraryPage";
import { flowSummary } from "@/testing/flows";
import { show } from "@/testing/render";
import { answer, refuse, server } from "@/testing/server";
import { WithKeys } from "@/testing/WithKeys";

let asked: URLSearchParams[] = [];

/** The server has these flows, and remembers what it was asked for. */
function withFlows(flows: FlowSummary[], nextCursor: string | null = null) {
  server.use(
    http.get("*/api/v1/flows", ({ request }) => {
      const params = new URL(request.url).searchParams;
      asked.push(params);
      const last = params.has("cursor");
      const items = last ? [flowSummary({ id: "flow-last", title: "The last flow" })] : flows;
      return HttpResponse.json({ items, next_cursor: last ? null : nextCursor });
    }),
  );
}

function open(at = "/flows", as: Partial<Me> = {}) {
  return show(
    <WithKeys>
      <LibraryPage />
    </WithKeys>,
    { at, path: "/flows", as, routes: [{ path: "*", element: <p>Another page</p> }] },
  );
}

const two = [
  flowSummary(),
  flowSummary({ id: "flow-2", title: "No internet", status: "draft", version: null }),
];

beforeEach(() => {
  asked = [];
  answer("get", "/flows/categories", { items: [{ category: "Email", flows: 2 }] });
});

describe("the filters", () => {
  it("are read from the address", async () => {
    withFlows(two);
    open("/flows?q=mail&status=draft&category=Email&sort=title");
    await screen.findByRole("link", { name: "No internet" });
    expect(Object.fromEntries(asked[0] ?? [])).toEqual({
      search: "mail",
      status: "draft",
      category: "Email",
      sort: "title",
      limit: "50",
    });
    expect(screen.getByLabelText("Search flows")).toHaveValue("mail");
    expect(screen.getByLabelText("Status")).toHaveValue("draft");
  });

  it("go into the address as they are set, and the search once the typing pauses", async () => {
    withFlows(two);
    const { user, location } = open();
    await screen.findByRole("link", { name: "No internet" });
    await user.selectOptions(screen.getByLabelText("Status"), "published");
    expect(location()).toBe("/flows?status=published");
    await user.type(screen.getByLabelText("Search flows"), "vpn");
    await waitFor(() => expect(location()).toBe("/flows?q=vpn&status=published"));
    const searches = () => asked.map((params) => params.get("search")).filter(Boolean);
    await waitFor(() => expect(searches()).toEqual(["vpn"]));
  });
});

describe("an empty list", () => {
  it("offers to create and to import when there are no flows", async () => {
    withFlows([]);
    open();
    expect(await screen.findByText("No flows yet")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Import a file" })).toHaveAttribute("href", "/import");
  });

  it("offers to clear the filters when nothing matches", async () => {
    withFlows([]);
    const { user, location } = open("/flows?q=zzz&sort=title");
    await screen.findByText("No flows match");
    await user.click(screen.getByRole("button", { name: "Clear filters" }));
    expect(location()).toBe("/flows?sort=title");
  });

  it("offers viewers nothing that they may not do", async () => {
    withFlows([]);
    open("/flows", { role: "viewer" });
    await screen.findByText("No flows yet");
    expect(screen.queryByRole("link", { name: /Import/ })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /New flow/ })).not.toBeInTheDocument();
  });
});

it("shows what went wrong, and tries again when asked", async () => {
  refuse("get", "/flows", 500, "internal");
  const { user } = open();
  expect(await screen.findByRole("alert")).toHaveTextContent("The flows could not be loaded");
  withFlows(two);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("link", { name: "No internet" })).toBeInTheDocument();
});

it("loads the next page on demand, after the ones that are there", async () => {
  withFlows(two, "next");
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Load more" }));
  expect(await screen.findByRole("link", { name: "The last flow" })).toBeInTheDocument();
  expect(screen.getByText("3 flows")).toBeInTheDocument();
  expect(asked[0]?.has("cursor")).toBe(false);
  expect(asked.at(-1)?.get("cursor")).toBe("next");
});

describe("the keyboard", () => {
  it("moves by rows, opens with Enter, and finds the search with a slash", async () => {
    withFlows(two);
    const { user, location } = open();
    await screen.findByRole("link", { name: "No internet" });
    await user.keyboard("/");
    expect(screen.getByLabelText("Search flows")).toHaveFocus();
    await user.keyboard("{ArrowDown}");
    expect(screen.getByRole("link", { name: two[0]?.title })).toHaveFocus();
    await user.keyboard("j");
    expect(screen.getByRole("link", { name: "No internet" })).toHaveFocus();
    await user.keyboard("{ArrowUp}{Enter}");
    expect(location()).toBe("/flows/flow-1");
  });

  it("runs the published flow in focus, with the problem in the caller's words", async () => {
    withFlows(two);
    const bodies: unknown[] = [];
    const keys: (string | null)[] = [];
    server.use(
      http.post("*/api/v1/sessions", async ({ request }) => {
        bodies.push(await request.json());
        keys.push(request.headers.get("idempotency-key"));
        return HttpResponse.json({ id: "session-9" }, { status: 201 });
      }),
    );
    const { user, location } = open();
    await screen.findByRole("link", { name: "No internet" });
    await user.keyboard("jr");
    const dialog = await screen.findByRole("dialog", { name: "Start a session" });
    await user.type(within(dialog).getByLabelText("Problem"), "Prompts all day{Enter}");
    await waitFor(() => expect(location()).toBe("/sessions/session-9"));
    expect(bodies).toEqual([{ flow_id: "flow-1", problem: "Prompts all day" }]);
    expect(keys[0]).toBeTruthy();
  });
});
