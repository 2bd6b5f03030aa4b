import { render, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { openLibrary, two, withFlows } from "@/app/pages/testing/library";
import { flowDetail, flowFacets, flowSummary } from "@/testing/flows";
import { answer, problemReply, server } from "@/testing/server";
import { Toaster } from "@/ui/Toast";

const first = two[0]?.title ?? "";

beforeEach(() => {
  sessionStorage.clear();
  answer("get", "/folders", { items: [] });
  answer("get", "/flows/facets", flowFacets({ total: 2 }));
  withFlows(two);
});

async function opened(at?: string) {
  const shown = openLibrary(at);
  await screen.findByText("No internet");
  return shown;
}

/** Remembers what was asked of the server with one method at one path. */
function record(method: "post" | "put" | "delete", path: string, body: object, status = 200) {
  const bodies: unknown[] = [];
  server.use(
    http[method](`*/api/v1${path}`, async ({ request }) => {
      bodies.push(await request.json().catch(() => null));
      return HttpResponse.json(body, { status });
    }),
  );
  return bodies;
}

describe("the keyboard", () => {
  it("moves by rows, opens with Enter, and finds the search with a slash", async () => {
    const { user, location } = await opened();
    await user.keyboard("/");
    expect(screen.getByLabelText("Search flows")).toHaveFocus();
    await user.keyboard("{ArrowDown}");
    expect(screen.getByRole("link", { name: first })).toHaveFocus();
    await user.keyboard("j");
    expect(screen.getByRole("link", { name: "No internet" })).toHaveFocus();
    await user.keyboard("{ArrowUp}{Enter}");
    expect(location()).toBe("/flows/flow-1");
  });

  it("runs the published flow in focus, with the problem in the caller's words", async () => {
    const bodies = record("post", "/sessions", { id: "session-9" }, 201);
    const { user, location } = await opened();
    await user.keyboard("jr");
    const dialog = await screen.findByRole("dialog", { name: "Start a session" });
    await user.type(within(dialog).getByLabelText("Problem"), "Prompts all day{Enter}");
    await waitFor(() => expect(location()).toBe("/sessions/session-9"));
    expect(bodies).toEqual([{ flow_id: "flow-1", problem: "Prompts all day" }]);
  });

  it("edits with E, and opens the row's menu with a dot", async () => {
    const { user, location } = await opened();
    await user.keyboard("j.");
    const menu = await screen.findByRole("menu");
    expect(within(menu).getByRole("menuitem", { name: /Move to/ })).toBeInTheDocument();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("menu")).not.toBeInTheDocument());
    await user.keyboard("e");
    expect(location()).toBe("/flows/flow-1/edit");
  });

  it("marks a favourite at once, and takes it back when the server refuses", async () => {
    let refuse = () => {};
    const answered = new Promise<void>((resolve) => {
      refuse = resolve;
    });
    server.use(
      http.put("*/api/v1/flows/flow-1/favourite", async () => {
        await answered;
        return problemReply(503, "database_unavailable");
      }),
    );
    const { user } = await opened();
    const star = () => screen.getByLabelText(`Favourite ${first}`);
    await user.keyboard("jf");
    await waitFor(() => expect(star()).toHaveAttribute("aria-pressed", "true"));
    refuse();
    await waitFor(() => expect(star()).toHaveAttribute("aria-pressed", "false"));
  });
});

describe("a selection", () => {
  it("is made by keys, changed together, and what was done can be taken back", async () => {
    const refusal = { flow: "flow-2", title: "No internet", code: "forbidden" };
    const changes = record("post", "/flows/bulk", { id: "bulk-1", changed: 1, refused: [refusal] });
    const undone = record("post", "/flows/bulk/bulk-1/undo", {
      ...{ id: "bulk-1", changed: 1, refused: [] },
    });
    const { user } = await opened();
    render(<Toaster />);
    await user.keyboard("jxj ");
    const bar = await screen.findByRole("region", { name: "Selected flows" });
    expect(bar).toHaveTextContent("2 flows selected");
    await user.click(within(bar).getByRole("button", { name: "Tag…" }));
    const dialog = await screen.findByRole("dialog", { name: "Tag flows" });
    await user.click(within(dialog).getByRole("button", { name: "Add tag" }));
    expect(within(dialog).getByText("Enter a tag.")).toBeInTheDocument();
    await user.type(within(dialog).getByLabelText("Tag"), "vpn{Enter}");
    expect(await screen.findByText("Tagged 1 flow")).toBeInTheDocument();
    expect(changes).toEqual([{ flows: ["flow-1", "flow-2"], action: "add_tag", tag: "vpn" }]);
    expect(screen.getByText(/“No internet”: only its owner/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("Put back 1 flow")).toBeInTheDocument();
    expect(undone).toHaveLength(1);
  });

  it("outlives paging, and ends with the filters that it was made under", async () => {
    withFlows(two, { next_cursor: "next" });
    const { user } = await opened();
    await user.click(screen.getByRole("checkbox", { name: "Select all on this page" }));
    expect(await screen.findByText("2 flows selected")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Load more" }));
    await screen.findByRole("link", { name: "The last flow" });
    expect(screen.getByText("2 flows selected")).toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText("Status"), "draft");
    expect(screen.queryByText(/selected/)).not.toBeInTheDocument();
  });

  it("is not offered to viewers", async () => {
    openLibrary("/flows", { role: "viewer" });
    await screen.findByRole("link", { name: "No internet" });
    expect(screen.queryByRole("checkbox")).not.toBeInTheDocument();
  });
});

describe("the peek", () => {
  it("shows a flow beside the list, follows the keys, and gives the focus back", async () => {
    server.use(
      http.get("*/api/v1/flows/facets", () => HttpResponse.json(flowFacets())),
      http.get("*/api/v1/flows/:id", ({ params }) =>
        HttpResponse.json(
          flowDetail({ id: `${params.id}`, is_overdue: true, review_by: "2026-01-01" }),
        ),
      ),
      http.get("*/api/v1/flows/:id/similar", () =>
        HttpResponse.json({
          items: [
            { flow: flowSummary({ id: "flow-3", title: "Phone asks too" }), shared: ["mfa"] },
          ],
        }),
      ),
    );
    const { user } = await opened();
    await user.keyboard("jp");
    const peek = await screen.findByRole("region", { name: `Peek: ${first}` });
    expect(await within(peek).findByText("Reset the password")).toBeInTheDocument();
    expect(within(peek).getByText(/^Overdue, /)).toBeInTheDocument();
    expect(await within(peek).findByText("Both: mfa")).toBeInTheDocument();
    expect(within(peek).getByRole("link", { name: "Open" })).toHaveAttribute(
      "href",
      "/flows/flow-1",
    );
    await user.keyboard("j");
    expect(screen.getByRole("link", { name: "No internet" })).toHaveFocus();
    await waitFor(() =>
      expect(within(peek).getByRole("link", { name: "Open" })).toHaveAttribute(
        "href",
        "/flows/flow-2",
      ),
    );
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("region", { name: /Peek/ })).not.toBeInTheDocument();
    expect(screen.getByRole("link", { name: "No internet" })).toHaveFocus();
  });
});
