import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { FlowDetail, FlowDocument } from "@/api/types";
import { FlowEditorPage } from "@/app/pages/FlowEditorPage";
import { finding, flowDetail, flowDocument, flowFacets } from "@/testing/flows";
import { show } from "@/testing/render";
import { answer, problemReply, server } from "@/testing/server";
import { WithKeys } from "@/testing/WithKeys";
import { useToasts } from "@/ui/toasts";

let saved: { document: FlowDocument; revision: string | null }[] = [];

/** A server that keeps what is saved. */
function keepFlow(flow: FlowDetail) {
  let now = flow;
  server.use(
    http.get("*/api/v1/flows/flow-1", () => HttpResponse.json(now)),
    http.put("*/api/v1/flows/flow-1/draft", async ({ request }) => {
      const revision = request.headers.get("if-match");
      if (revision !== `"${now.revision}"`) {
        return problemReply(412, "stale_revision", { current: now } as object);
      }
      const { document } = (await request.json()) as { document: FlowDocument };
      saved.push({ document, revision });
      now = { ...now, draft: document, revision: now.revision + 1 };
      return HttpResponse.json(now);
    }),
  );
  return {
    meanwhile: (draft: FlowDocument) => {
      now = { ...now, draft, revision: now.revision + 1 };
    },
  };
}

function open(search = "") {
  return show(
    <WithKeys>
      <FlowEditorPage />
    </WithKeys>,
    {
      at: `/flows/flow-1/edit${search}`,
      path: "/flows/:flowId/edit",
      as: {},
      routes: [{ path: "*", element: <p>Another page</p> }],
    },
  );
}

const tree = () => screen.findByRole("tree", { name: "Outline" });
const line = (name: RegExp) => screen.findByRole("treeitem", { name });
const keepsSaved = () => waitFor(() => expect(screen.getByText("Saved")).toBeInTheDocument());

beforeEach(() => {
  saved = [];
  sessionStorage.clear();
  answer("get", "/flows/facets", flowFacets());
  answer("post", "/flows/validate", { findings: [] });
});

describe("the keyboard alone", () => {
  it("walks, adds, writes, moves, deletes, undoes and saves", async () => {
    keepFlow(flowDetail());
    const { user } = open();
    (await line(/Flow details/)).focus();
    await user.keyboard("{ArrowDown}");
    expect(await line(/Can the user sign in/)).toHaveFocus();
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    expect(await line(/Action.*Reset the password/)).toHaveFocus();

    await user.keyboard("n");
    await waitFor(() => expect(screen.getByLabelText("Title")).toHaveFocus());
    await user.keyboard("Wait a minute{Escape}");
    await waitFor(async () => expect(await line(/Action.*Wait a minute/)).toHaveFocus());
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    const lines = within(await tree()).getAllByRole("treeitem");
    expect(lines.at(-1)).toHaveAccessibleName(/Wait a minute/);
    expect(lines.at(-1)).toHaveFocus();

    await user.keyboard("{Delete}");
    await waitFor(() => expect(screen.queryByText("Wait a minute")).not.toBeInTheDocument());
    expect(useToasts.getState().waiting).toMatchObject([
      { text: "Deleted step “Wait a minute”", options: { action: { label: "Undo" } } },
    ]);
    await user.keyboard("{Control>}z{/Control}");
    await line(/Action.*Wait a minute/);
    await user.keyboard("{Control>}s{/Control}");
    await waitFor(() => expect(saved.at(-1)?.document.steps.reset).toHaveProperty("goto"));
  }, 60_000);

  it("adds an answer with a new step as its target", async () => {
    keepFlow(flowDetail());
    const { user } = open("?step=web");
    (await line(/Can the user sign in/)).focus();
    await user.keyboard("a");
    await waitFor(() => expect(screen.getByLabelText("Answer 3")).toHaveFocus());
    await user.keyboard("Not sure");
    await user.type(screen.getByLabelText("Answer 3 leads to"), "Ask the user{Enter}");
    await line(/Action.*Ask the user/);
    await user.keyboard("{Control>}s{/Control}");
    await waitFor(() =>
      expect(saved.at(-1)?.document.steps.web).toMatchObject({
        answers: [{}, {}, { label: "Not sure", goto: "ask-the-user" }],
      }),
    );
  });
});

it("a finding leads to its field, and errors block publishing", async () => {
  keepFlow(flowDetail({ findings: [finding()] }));
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Publish" }));
  const checks = await screen.findByRole("region", { name: "1 error" });
  await user.click(within(checks).getByRole("button", { name: /resett/ }));
  const field = screen.getByLabelText("Answer 2 leads to");
  await waitFor(() => expect(field).toHaveFocus());
  expect(field).toHaveAccessibleDescription(/resett/);
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

it("publishes what is saved", async () => {
  keepFlow(flowDetail());
  answer("post", "/flows/flow-1/publish", { number: 4 }, 201);
  const { user } = open("?step=reset");
  await user.type(await screen.findByLabelText("Title"), " now");
  await user.click(screen.getByRole("button", { name: "Publish" }));
  const dialog = await screen.findByRole("dialog", { name: "Publish version 4" });
  expect(saved).toHaveLength(1);
  await user.click(within(dialog).getByRole("button", { name: "Publish" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

it("a conflict loses neither side's work", async () => {
  const { meanwhile } = keepFlow(flowDetail());
  const fields = [{ field: "cause", before: "Expired password", after: "Theirs" }];
  const fixed = { step: "fixed", kind: "changed", title: "Password reset", moved: false, fields };
  const steps = [{ ...fixed, before: null, after: null }];
  answer("post", "/flows/diff", { is_empty: false, head: [], sections: [], steps });
  const { user } = open("?step=reset");
  await user.type(await screen.findByLabelText("Title"), " by me");
  const theirs = flowDocument();
  if (theirs.steps.fixed?.type === "resolution") theirs.steps.fixed.cause = "Theirs";
  meanwhile(theirs);
  await user.keyboard("{Control>}s{/Control}");
  const dialog = await screen.findByRole("dialog", { name: "Somebody else saved this flow" });
  expect(await within(dialog).findByLabelText("Whose Password reset")).toHaveValue("theirs");
  await user.click(within(dialog).getByRole("button", { name: "Save as chosen" }));
  await keepsSaved();
  expect(saved.at(-1)).toMatchObject({
    revision: '"8"',
    document: {
      steps: { reset: { title: "Reset the password by me" }, fixed: { cause: "Theirs" } },
    },
  });
});

it("a reload brings unsaved work back", async () => {
  keepFlow(flowDetail());
  const document = flowDocument({ title: "Written before the reload" });
  sessionStorage.setItem("rf.draft.flow-1", JSON.stringify({ document, revision: 7 }));
  const { user } = open();
  expect(await screen.findByRole("heading", { name: "Written before the reload" })).toBeVisible();
  await user.keyboard("{Control>}s{/Control}");
  await keepsSaved();
  expect(sessionStorage.getItem("rf.draft.flow-1")).toBeNull();
});

it("the source is the same draft: what is written there can be read, is saved, and can be undone", async () => {
  keepFlow(flowDetail());
  const { user } = open("?tab=source");
  const field = await screen.findByLabelText<HTMLTextAreaElement>("Draft as JSON");
  const text = field.value;
  await user.clear(field);
  expect(await screen.findByRole("alert")).toHaveTextContent("ends too early");
  await user.click(field);
  await user.paste(text.replace("Reset the password", "Reset it"));
  await user.click(screen.getByRole("link", { name: "Outline" }));
  await line(/Action.*Reset it/);
  await user.click(screen.getByRole("button", { name: "Undo: Edit source" }));
  await line(/Action.*Reset the password/);
});

it("a linked step shows its update, which can be taken", async () => {
  const step_updates = [
    {
      ...{ step: "reset", library_step: "lib-1", title: "Reset", version: 2, newest_version: 3 },
      changes: [{ field: "title", before: "Reset the password", after: "Reset it" }],
      newest: { type: "action", title: "Reset it", linked: { step: "lib-1", version: 3 } },
    },
  ];
  const draft = flowDocument();
  if (draft.steps.reset) draft.steps.reset.linked = { step: "lib-1", version: 2 };
  keepFlow(flowDetail({ draft, step_updates }));
  const { user } = open("?step=reset");
  expect(await screen.findByText("Update available: v3")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Take it" }));
  expect(screen.getByLabelText("Title")).toHaveValue("Reset it");
  expect(screen.getByText("Follows library step v3")).toBeInTheDocument();
  expect(screen.queryByText(/Update available/)).not.toBeInTheDocument();
});

it("who may not edit reads the flow, and why", async () => {
  keepFlow(flowDetail({ may_edit: false }));
  open();
  expect(await screen.findByText("You may read this flow")).toBeInTheDocument();
  expect(screen.queryByRole("tree")).not.toBeInTheDocument();
});
