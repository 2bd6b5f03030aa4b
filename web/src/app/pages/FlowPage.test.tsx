import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { Me } from "@/api/types";
import { FlowPage } from "@/app/pages/FlowPage";
import { finding, flowDetail, flowDocument, flowFacets } from "@/testing/flows";
import { show } from "@/testing/render";
import { answer, refuse, server } from "@/testing/server";
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

beforeEach(() => {
  answer("get", "/flows/flow-1", flowDetail());
  answer("get", "/flows/facets", flowFacets());
});

describe("reading", () => {
  it("every answer is a link to the step that it leads to", async () => {
    const { user, location } = open();
    await user.click(await screen.findByRole("link", { name: /2\. Reset the password/ }));
    expect(location()).toBe("/flows/flow-1#step-reset");
    await waitFor(() =>
      expect(
        screen.getByRole("heading", { name: "Reset the password" }).closest("li"),
      ).toHaveFocus(),
    );
  });

  it("a target that does not exist is marked, and the finding leads to its step", async () => {
    const draft = flowDocument();
    if (draft.steps.reset?.type === "action") draft.steps.reset.goto = "gone";
    const fault = finding({
      step: "reset",
      field: "goto",
      message: "Choose the step that follows.",
    });
    answer("get", "/flows/flow-1", flowDetail({ draft, findings: [fault] }));
    open();
    expect(await screen.findByText("gone")).toBeInTheDocument();
    expect(screen.getByText("1 error")).toBeInTheDocument();
    const [overview] = screen.getAllByRole("link", { name: /Choose the step that follows/ });
    expect(overview).toHaveAttribute("href", expect.stringContaining("#step-reset"));
  });

  it("an old version is shown as it was, with the way back", async () => {
    answer("get", "/flows/flow-1/versions/2", {
      flow_id: "flow-1",
      number: 2,
      document: flowDocument({
        start: "only",
        steps: { only: { type: "resolution", title: "The old end" } },
      }),
      change_note: "Before the rebuild",
      published_at: "2026-02-02T08:00:00Z",
      published_by: { id: "p", name: "Marcus Oyelaran" },
    });
    open("?version=2");
    expect(await screen.findByRole("heading", { name: "The old end" })).toBeInTheDocument();
    expect(screen.getByText("Before the rebuild")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Back to the draft" })).toHaveAttribute(
      "href",
      "/flows/flow-1",
    );
  });

  it("viewers read, and are offered nothing else", async () => {
    answer("get", "/flows/flow-1", flowDetail({ may_edit: false, may_publish: false }));
    open("", { role: "viewer" });
    await screen.findByRole("heading", { name: "Reset the password" });
    expect(screen.queryByRole("link", { name: "Edit" })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /Start session|Publish/ })).not.toBeInTheDocument();
  });

  it("a flow that is not there says so", async () => {
    refuse("get", "/flows/flow-1", 404, "flow_not_found");
    open();
    expect(await screen.findByRole("alert")).toHaveTextContent("This flow does not exist");
  });
});

it("a flow without a version cannot be run", async () => {
  answer(
    "get",
    "/flows/flow-1",
    flowDetail({ status: "draft", latest_version: null, may_run: false }),
  );
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Start session" }));
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

describe("publishing", () => {
  const publish = async (shown: ReturnType<typeof open>) => {
    await shown.user.click(await screen.findByRole("button", { name: "Publish" }));
    const dialog = await screen.findByRole("dialog", { name: "Publish version 4" });
    await shown.user.type(within(dialog).getByLabelText("What changed"), "New branch");
    await shown.user.click(within(dialog).getByRole("button", { name: "Publish" }));
    return dialog;
  };

  it("sends the note and the revision that was looked at", async () => {
    const sent: unknown[] = [];
    server.use(
      http.post("*/api/v1/flows/flow-1/publish", async ({ request }) => {
        sent.push(request.headers.get("if-match"), await request.json());
        return HttpResponse.json({ number: 4 }, { status: 201 });
      }),
    );
    await publish(open());
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(sent).toEqual(['"7"', { change_note: "New branch" }]);
  });

  it("shows the findings when the flow has errors, and keeps the note", async () => {
    const members = { title: "Errors.", findings: [finding()] };
    refuse("post", "/flows/flow-1/publish", 422, "flow_has_errors", members);
    const dialog = await publish(open());
    expect(await within(dialog).findByText(/"resett" does not exist/)).toBeInTheDocument();
    expect(within(dialog).getByLabelText("What changed")).toHaveValue("New branch");
  });

  it("publishes nothing that was not looked at: a stale draft is reloaded first", async () => {
    refuse("post", "/flows/flow-1/publish", 412, "stale_revision");
    const shown = open();
    const dialog = await publish(shown);
    expect(await within(dialog).findByRole("alert")).toHaveTextContent("Nothing was published");
    const newer = flowDocument({ title: "A newer title" });
    answer("get", "/flows/flow-1", flowDetail({ revision: 8, draft: newer }));
    await shown.user.click(within(dialog).getByRole("button", { name: "Reload the draft" }));
    expect(await within(dialog).findByRole("button", { name: "Publish" })).toBeInTheDocument();
    expect(within(dialog).getByLabelText("What changed")).toHaveValue("New branch");
  });
});
