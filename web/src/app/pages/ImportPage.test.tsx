import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { FlowDocument, Me, Schema } from "@/api/types";
import { ImportPage } from "@/app/pages/ImportPage";
import { finding, flowDetail, flowDocument } from "@/testing/flows";
import { show } from "@/testing/render";
import { answer, problemReply, refuse, server } from "@/testing/server";
import { WithKeys } from "@/testing/WithKeys";

type Outcome = Schema<"ImportOutcome">;

function outcome(...flows: Outcome["flows"]): Outcome {
  const report: Outcome["report"] = [
    { line: 1, outcome: "mapped", reason: "Read as the flow's title." },
    { line: 3, outcome: "not_mapped", reason: "Colours have no place in a flow." },
  ];
  const none = { steps: 0, questions: 0, actions: 0, resolutions: 0, escalations: 0 };
  const counts = {
    ...none,
    flows: flows.length,
    answers: 0,
    errors: 0,
    warnings: 0,
    subflows: 0,
    notes: 0,
  };
  return { flows, report, counts };
}

const read = (title: string, ...findings: Outcome["flows"][number]["findings"]) => ({
  document: flowDocument({ title }),
  findings,
});

let created: FlowDocument[];

/** A server that refuses flows whose title says so. */
beforeEach(() => {
  created = [];
  answer("get", "/flows/categories", { items: [] });
  answer("post", "/flows/validate", { findings: [] });
  server.use(
    http.post<never, { document: FlowDocument }>("*/api/v1/flows", async ({ request }) => {
      const { document } = await request.json();
      if (document.title.includes("bad")) return problemReply(422, "invalid", { title: "No." });
      created.push(document);
      const flow = flowDetail({ id: `new-${created.length}`, revision: 1, draft: document });
      return HttpResponse.json(flow, { status: 201 });
    }),
  );
});

function open(as: Partial<Me> = {}) {
  return show(
    <WithKeys>
      <ImportPage />
    </WithKeys>,
    { at: "/import", path: "/import", as, routes: [{ path: "*", element: <p>Another page</p> }] },
  );
}

const text = "flowchart TD\n a --> b\n style a fill:#f00";
const paste = (value = text) =>
  fireEvent.change(screen.getByLabelText("Source"), { target: { value } });
const button = (name: string | RegExp) => screen.getByRole("button", { name });

async function preview(result: Outcome) {
  answer("post", "/flows/import", result);
  const shown = open();
  paste();
  screen.getByLabelText("Source").focus();
  await shown.user.keyboard("{Control>}{Enter}{/Control}");
  await screen.findByRole("region", { name: "Import report" });
  return shown;
}

describe("the preview", () => {
  it("shows the steps and the report; a line of it is marked in the source", async () => {
    const { user } = await preview(outcome(read("VPN drops")));
    expect(screen.getByRole("heading", { name: "VPN drops" })).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "Reset the password" })).toBeInTheDocument();
    await user.click(button(/Line 3/));
    const field = screen.getByLabelText<HTMLTextAreaElement>("Source");
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe(" style a fill:#f00");
    expect(button(/Line 3/)).toHaveAttribute("aria-pressed", "true");
  });

  it("that fails says why, and keeps the text", async () => {
    refuse("post", "/flows/import", 413, "flow_too_large", { title: "The source is too large." });
    const { user } = open();
    paste();
    await user.click(button("Preview"));
    expect(await screen.findByRole("alert")).toHaveTextContent("The source is too large.");
    expect(screen.getByLabelText("Source")).toHaveValue(text);
  });

  it("of nothing asks for something", async () => {
    const { user } = open();
    await user.click(button("Preview"));
    expect(screen.getByRole("alert")).toHaveTextContent("nothing to import yet");
  });

  it("is not saved any more once the source changed", async () => {
    const { user } = await preview(outcome(read("VPN drops")));
    paste(`${text}\n b --> c`);
    await user.click(button("Save draft"));
    expect(screen.getByText("The source changed. Preview it again, then save.")).toBeVisible();
    expect(created).toEqual([]);
  });
});

describe("saving", () => {
  it("a flow under its new title goes to the flow", async () => {
    const { user, location } = await preview(outcome(read("flowchart-1")));
    const title = screen.getByLabelText("Title");
    await user.clear(title);
    await user.type(title, "VPN drops");
    await user.click(button("Save draft"));
    await waitFor(() => expect(location()).toBe("/flows/new-1"));
    expect(created.map((document) => document.title)).toEqual(["VPN drops"]);
  });

  it("publishes on top of what was just saved", async () => {
    const revisions: (string | null)[] = [];
    server.use(
      http.post("*/api/v1/flows/new-1/publish", ({ request }) => {
        revisions.push(request.headers.get("if-match"));
        return HttpResponse.json({ number: 1 }, { status: 201 });
      }),
    );
    const { user, location } = await preview(outcome(read("VPN drops")));
    await user.click(button("Save and publish"));
    await waitFor(() => expect(location()).toBe("/flows/new-1"));
    expect(revisions).toEqual(['"1"']);
  });

  it("says that a flow was saved when only publishing it failed", async () => {
    refuse("post", "/flows/new-1/publish", 403, "forbidden");
    const { user } = await preview(outcome(read("VPN drops")));
    await user.click(button("Save and publish"));
    expect(await screen.findByText(/It could not be published/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Open the flow" })).toHaveAttribute(
      "href",
      "/flows/new-1",
    );
  });

  it("a flow with errors is a draft at best, and the page says why", async () => {
    const { user } = await preview(outcome(read("VPN drops", finding())));
    expect(button("Save and publish")).toHaveAttribute("aria-disabled", "true");
    expect(button("Save and publish")).toHaveAccessibleDescription(/1 error to mend/);
    await user.click(button("Save draft"));
    await waitFor(() => expect(created).toHaveLength(1));
  });

  it("several flows says which are saved when one is refused, and saves none twice", async () => {
    const { user } = await preview(outcome(read("One"), read("A bad one"), read("Three")));
    await user.click(button("Save all as drafts"));
    expect(await screen.findByText("3 flows, 2 saved")).toBeInTheDocument();
    expect(screen.getByText("Not saved: A bad one")).toBeInTheDocument();
    await user.click(button("Save all as drafts"));
    await waitFor(() => expect(button("Save all as drafts")).not.toHaveAttribute("aria-busy"));
    expect(created.map(({ title }) => title)).toEqual(["One", "Three"]);
  });
});

describe("files", () => {
  const file = (name: string, content = text) => new File([content], name);

  it("wait for their turn, each with its own state; what cannot be read is named", async () => {
    const { user } = open();
    const files = [file("vpn.mmd"), file("dns.md", "other"), file("photo.png")];
    fireEvent.change(screen.getByLabelText("Files to import"), { target: { files } });
    expect(await screen.findByRole("alert")).toHaveTextContent("photo.png is not one of");
    expect(screen.getByDisplayValue("vpn")).toBeVisible();
    expect(screen.getByDisplayValue("dns")).not.toBeVisible();
    const list = within(screen.getByRole("list", { name: "Files to import" }));
    await user.click(list.getByRole("button", { name: "dns.md" }));
    expect(screen.getByDisplayValue("other")).toBeVisible();
  });
});

it("viewers are told that they cannot import", () => {
  open({ role: "viewer" });
  expect(screen.getByText("Viewers cannot import")).toBeInTheDocument();
  expect(screen.queryByLabelText("Source")).not.toBeInTheDocument();
});
