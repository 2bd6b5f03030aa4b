import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { Me } from "@/api/types";
import { StepPage } from "@/app/pages/StepPage";
import { me } from "@/testing/fixtures";
import { show } from "@/testing/render";
import { answer, problemReply, refuse, server } from "@/testing/server";
import { libraryStep, stepFacets } from "@/testing/steps";
import { WithKeys } from "@/testing/WithKeys";
import { Toaster } from "@/ui/Toast";

interface Sent {
  method: string;
  path: string;
  match: string | null;
  body: unknown;
}

let sent: Sent[];

function open(search = "", as: Partial<Me> = {}) {
  return show(
    <WithKeys>
      <StepPage />
      <Toaster />
    </WithKeys>,
    {
      at: `/steps/step-1${search}`,
      path: "/steps/:stepId",
      as,
      routes: [{ path: "*", element: <p>Another page</p> }],
    },
  );
}

/** Answers what is done with the step, and remembers it. */
function listen(method: "post" | "put" | "delete", path: string, reply: () => Response) {
  server.use(
    http[method](`*/api/v1/steps/step-1${path}`, async ({ request }) => {
      const text = await request.text();
      const match = request.headers.get("if-match");
      sent.push({ method, path, match, body: text ? JSON.parse(text) : null });
      return reply();
    }),
  );
}

const by = { id: "p3", name: "Priya Nair" };
const page = <Item,>(items: Item[]) => ({ items, next_cursor: null });

beforeEach(() => {
  sent = [];
  answer("get", "/steps/step-1", libraryStep());
  answer("get", "/steps/facets", stepFacets());
});

it("the step reads as it does in a flow", async () => {
  open();
  expect(
    await screen.findByRole("heading", { level: 1, name: "Restart the print spooler" }),
  ).toBeVisible();
  expect(screen.getByText("Cannot be undone")).toBeVisible();
  expect(screen.getByText("5 min")).toBeVisible();
  expect(screen.getByText("Restart-Service Spooler")).toBeVisible();
  expect(screen.getByText("Print server")).toBeVisible();
  expect(screen.getByText("4.5 of 5 stars, 3 reviews")).toBeInTheDocument();
  expect(screen.getByText("6 linked, 12 copied")).toBeVisible();
});

it("a step that is not there says so", async () => {
  refuse("get", "/steps/step-1", 404, "step_not_found", { title: "There is no such step." });
  open();
  expect(await screen.findByText("There is no such step.")).toBeVisible();
});

it("each version tells what it changed", async () => {
  const { step } = libraryStep();
  const version = { step, made_at: "2026-03-02T08:00:00Z", made_by: by };
  const change = { field: "title", before: "Old words", after: "New words" };
  answer(
    "get",
    "/steps/step-1/versions",
    page([
      { ...version, number: 4, change_note: "Clearer", changes: [change] },
      { ...version, number: 3, change_note: "", changes: [] },
      { ...version, number: 1, change_note: "", changes: [] },
    ]),
  );
  open("?tab=versions");
  const list = within(await screen.findByRole("list", { name: "Versions" }));
  expect(list.getByText("Clearer")).toBeVisible();
  expect(list.getByText("Title")).toBeVisible();
  expect(list.getByText("Nothing in the step itself changed")).toBeVisible();
  expect(list.getByText("The first version")).toBeVisible();
});

it("the flows that follow it are named, and those that lag behind", async () => {
  answer(
    "get",
    "/steps/step-1/uses",
    page([
      { flow: { id: "f1", title: "Printer" }, flow_step: "spool", version: 3, is_outdated: true },
      { flow: { id: "f2", title: "Scanner" }, flow_step: "a", version: 4, is_outdated: false },
    ]),
  );
  open("?tab=uses");
  const link = await screen.findByRole("link", { name: "Printer" });
  expect(link).toHaveAttribute("href", "/flows/f1#step-spool");
  expect(screen.getByText("Behind version 4")).toBeVisible();
  expect(screen.getByText("Up to date")).toBeVisible();
});

describe("reviews", () => {
  const review = { author: me(), rating: 4, comment: "Works", written_at: "2026-03-02T08:00:00Z" };
  const mine = libraryStep({ my_review: { ...review, author: { id: me().id, name: me().name } } });

  beforeEach(() => answer("get", "/steps/step-1/reviews", page([])));

  it("are one a person: the first is written, the second changes it", async () => {
    listen("put", "/review", () => HttpResponse.json(mine));
    const { user } = open("?tab=reviews");
    await user.click(await screen.findByRole("button", { name: "Save review" }));
    expect(screen.getByText("Choose one to five stars.")).toBeVisible();
    expect(sent).toEqual([]);

    await user.click(screen.getByRole("radio", { name: "3 stars" }));
    await user.keyboard("{ArrowRight}");
    expect(screen.getByRole("radio", { name: "4 stars" })).toBeChecked();
    await user.type(screen.getByLabelText("Comment"), " Works ");
    await user.click(screen.getByRole("button", { name: "Save review" }));
    expect(await screen.findByRole("button", { name: "Change review" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Save review" })).not.toBeInTheDocument();
    expect(sent.map(({ body }) => body)).toEqual([{ rating: 4, comment: "Works" }]);
    expect(screen.getByLabelText("Comment")).toHaveValue("Works");
  });

  it("are withdrawn at once, and brought back by the toast", async () => {
    answer("get", "/steps/step-1", mine);
    listen("delete", "/review", () => HttpResponse.json(libraryStep()));
    listen("put", "/review", () => HttpResponse.json(mine));
    const { user } = open("?tab=reviews");
    await user.click(await screen.findByRole("button", { name: "Withdraw review" }));
    expect(await screen.findByRole("button", { name: "Save review" })).toBeVisible();
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    expect(await screen.findByRole("button", { name: "Change review" })).toBeVisible();
    expect(sent.at(-1)?.body).toEqual({ rating: 4, comment: "Works" });
  });

  it("are counted by stars, five first", async () => {
    open("?tab=reviews");
    const bars = within(await screen.findByRole("list", { name: "Stars given" }));
    const words = bars.getAllByRole("listitem").map((item) => item.textContent);
    expect(words[0]).toContain("5 stars: 2 reviews");
    expect(words[4]).toContain("1 star: 0 reviews");
  });

  it("of one's own step are for others", async () => {
    answer("get", "/steps/step-1", libraryStep({ owner: { id: me().id, name: me().name } }));
    open("?tab=reviews");
    expect(await screen.findByText(/This step is yours/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Save review" })).not.toBeInTheDocument();
  });
});

describe("the form", () => {
  const theirs = libraryStep({ version: 5, updated_at: "2026-03-03T08:00:00Z" });

  it("saves the next version on top of the one that was looked at", async () => {
    listen("put", "", () => HttpResponse.json(theirs));
    const { user } = open();
    await screen.findByRole("heading", { level: 1 });
    await user.keyboard("e");
    const title = await screen.findByLabelText("Title");
    await user.clear(title);
    await user.type(title, "Restart it");
    await user.click(screen.getByRole("button", { name: "Add command" }));
    await user.type(screen.getByLabelText("What command 2 runs"), "net start spooler");
    await user.click(screen.getByRole("button", { name: "Remove value 1" }));
    await user.type(screen.getByLabelText("Tags"), ", print");
    await user.type(screen.getByLabelText("What changed"), "Second command");
    await user.click(screen.getByRole("button", { name: "Save version" }));
    expect(await screen.findByText("Version 5 saved")).toBeInTheDocument();
    expect(sent).toEqual([
      {
        ...{ method: "put", path: "", match: '"4"' },
        body: {
          step: {
            ...libraryStep().step,
            title: "Restart it",
            commands: [
              { shell: "powershell", run: "Restart-Service Spooler" },
              { shell: "powershell", run: "net start spooler" },
            ],
            captures: [],
          },
          category: "Printing",
          tags: ["spooler", "print"],
          change_note: "Second command",
        },
      },
    ]);
  });

  it("keeps what was written when somebody saved first, and overwrites nothing unasked", async () => {
    const change = { field: "body", before: "Old", after: "Their words" };
    answer(
      "get",
      "/steps/step-1/versions",
      page([
        {
          ...{ number: 5, step: theirs.step, change_note: "Theirs", changes: [change] },
          ...{ made_at: theirs.updated_at, made_by: by },
        },
      ]),
    );
    const stale = { current: theirs };
    listen("put", "", () => problemReply(412, "stale_revision", stale));
    const { user } = open("?tab=edit");
    const note = await screen.findByLabelText("What changed");
    await user.type(note, "Mine");
    await user.keyboard("{Control>}s{/Control}");
    const dialog = within(
      await screen.findByRole("dialog", { name: "Somebody else saved this step" }),
    );
    expect(await dialog.findByText("Version 5")).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(note).toHaveValue("Mine");

    // Asked again, and only then saved on top of theirs.
    await user.click(screen.getByRole("button", { name: "Save version" }));
    const again = within(await screen.findByRole("dialog"));
    listen("put", "", () => HttpResponse.json(libraryStep({ version: 6 })));
    await user.click(again.getByRole("button", { name: "Keep mine" }));
    expect(await screen.findByText("Version 6 saved")).toBeInTheDocument();
    expect(sent.map(({ match }) => match)).toEqual(['"4"', '"4"', '"5"']);
  });

  it("says at the field what the server refuses", async () => {
    const message = "Write the command.";
    const errors = [{ field: "step.commands.0.run", code: "too_short", message }];
    listen("put", "", () => problemReply(422, "invalid", { errors }));
    const { user } = open("?tab=edit");
    await user.clear(await screen.findByLabelText("What command 1 runs"));
    await user.click(screen.getByRole("button", { name: "Save version" }));
    expect(await screen.findByText(message)).toBeVisible();
  });

  it("is not offered to those who may not edit", async () => {
    answer("get", "/steps/step-1", libraryStep({ may_edit: false }));
    open("?tab=edit");
    expect(await screen.findByText("Restart-Service Spooler")).toBeVisible();
    expect(screen.queryByRole("link", { name: "Edit" })).not.toBeInTheDocument();
  });
});

it("the step is archived from the menu, says so, and is brought back by the toast", async () => {
  const archived = libraryStep({ archived_at: "2026-03-02T08:00:00Z" });
  listen("post", "/archive", () => HttpResponse.json(archived));
  listen("post", "/restore", () => HttpResponse.json(libraryStep()));
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "More about this step" }));
  await user.click(await screen.findByRole("menuitem", { name: "Archive" }));
  expect(await screen.findByText(/This step is archived since/)).toBeVisible();
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(screen.queryByText(/is archived since/)).not.toBeInTheDocument());
  expect(sent.map(({ path }) => path)).toEqual(["/archive", "/restore"]);
});
