import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import type { Me } from "@/api/types";
import { StepLibraryPage } from "@/app/pages/StepLibraryPage";
import { show } from "@/testing/render";
import { answer, refuse, server } from "@/testing/server";
import { libraryStep, stepFacets, stepSummary } from "@/testing/steps";
import { WithKeys } from "@/testing/WithKeys";

let asked: string[];

function open(search = "", as: Partial<Me> = {}) {
  return show(
    <WithKeys>
      <StepLibraryPage />
    </WithKeys>,
    {
      at: `/steps${search}`,
      path: "/steps",
      as,
      routes: [{ path: "*", element: <p>Another page</p> }],
    },
  );
}

/** Answers every list with these steps, and remembers what was asked. */
function list(items: ReturnType<typeof stepSummary>[], more: object = {}) {
  server.use(
    http.get("*/api/v1/steps", ({ request }) => {
      const query = new URL(request.url).searchParams;
      query.delete("limit");
      asked.push(`${query}`);
      return HttpResponse.json({ items, next_cursor: null, corrected: null, ...more });
    }),
  );
}

beforeEach(() => {
  asked = [];
  answer("get", "/steps/facets", stepFacets());
  list([stepSummary(), stepSummary({ id: "step-2", title: "Clear the queue", risk: "none" })]);
});

it("a row says what the step is worth and how often it is used", async () => {
  list([stepSummary(), stepSummary({ id: "new", rating: null, reviews: 0, links: 0, copies: 0 })]);
  open();
  const [, first, second] = await screen.findAllByRole("row");
  expect(first).toHaveTextContent("4.5 of 5 stars, 3 reviews");
  expect(first).toHaveTextContent("6 linked, 12 copied");
  expect(first).toHaveTextContent("Cannot be undone");
  expect(second).toHaveTextContent("No reviews");
  expect(second).toHaveTextContent("Not used yet");
});

it("the filters are asked of the server and stand in the address", async () => {
  const { user, location } = open();
  await screen.findByRole("table", { name: "Steps" });
  await user.selectOptions(screen.getByLabelText("Type"), "Action (2)");
  await user.selectOptions(screen.getByLabelText("Category"), "Printing (2)");
  await user.selectOptions(screen.getByLabelText("Tag"), "spooler (1)");
  await user.click(screen.getByLabelText("Archived"));
  await user.selectOptions(screen.getByLabelText("Sort"), "Best rated");
  const all = "type=action&category=Printing&tag=spooler&archived=1&sort=rating";
  expect(location()).toBe(`/steps?${all}`);
  const wanted = "type=action&category=Printing&tag=spooler&archived=true&sort=rating";
  await waitFor(() => expect(asked.at(-1)).toBe(wanted));
  await user.click(screen.getByRole("button", { name: "Take away the tag spooler" }));
  expect(location()).toBe("/steps?type=action&category=Printing&archived=1&sort=rating");
});

it("a search by key marks what was found, and says how a mistyped word was read", async () => {
  const hits = [
    {
      field: "title" as const,
      parts: [
        { text: "Restart the print ", hit: false },
        { text: "spooler", hit: true },
      ],
    },
    { field: "body" as const, parts: [{ text: "the spooler hangs", hit: false }] },
  ];
  list([stepSummary({ hits })], { corrected: "spooler" });
  const { user, location } = open();
  await screen.findByRole("table", { name: "Steps" });
  await user.keyboard("/spoler");
  await waitFor(() => expect(location()).toBe("/steps?q=spoler"));
  expect(await screen.findByText(/Showing results for/)).toHaveTextContent("“spooler”");
  expect(screen.getByText("spooler", { selector: "mark" })).toBeVisible();
  expect(screen.getByText("the spooler hangs")).toBeVisible();
  expect(screen.getByLabelText("Sort")).toHaveDisplayValue("Best match");
});

it("the rows are walked by J and K", async () => {
  const { user } = open();
  await screen.findByRole("table", { name: "Steps" });
  await user.keyboard("jj");
  expect(screen.getByRole("link", { name: "Clear the queue" })).toHaveFocus();
  await user.keyboard("k");
  expect(screen.getByRole("link", { name: "Restart the print spooler" })).toHaveFocus();
});

it("more is read by the cursor", async () => {
  list([stepSummary()], { next_cursor: "c2" });
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Load more" }));
  await waitFor(() => expect(asked.at(-1)).toBe("cursor=c2"));
});

it("nothing that matches, nothing at all and a failure each say what to do", async () => {
  list([]);
  const { user, location, unmount } = open("?type=note");
  await user.click(await screen.findByRole("button", { name: "Clear filters" }));
  expect(location()).toBe("/steps");
  expect(await screen.findByText("No steps yet")).toBeVisible();
  unmount();

  refuse("get", "/steps", 503, "database_unavailable");
  open("?q=x");
  expect(await screen.findByText("The steps could not be loaded")).toBeVisible();
  expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
});

it("a new step needs a title, and goes on in its form", async () => {
  const bodies: unknown[] = [];
  server.use(
    http.post("*/api/v1/steps", async ({ request }) => {
      bodies.push(await request.json());
      return HttpResponse.json(libraryStep({ id: "made" }), { status: 201 });
    }),
  );
  const { user, location } = open();
  await screen.findByRole("table", { name: "Steps" });
  await user.keyboard("c");
  const dialog = within(await screen.findByRole("dialog", { name: "New step" }));
  await user.click(dialog.getByRole("button", { name: "Create step" }));
  expect(dialog.getByText("Enter a title.")).toBeVisible();
  await user.type(dialog.getByLabelText("Title"), "Is it plugged in?");
  await user.selectOptions(dialog.getByLabelText("Type"), "Question");
  await user.click(dialog.getByRole("button", { name: "Create step" }));
  await waitFor(() => expect(location()).toBe("/steps/made?tab=edit"));
  expect(bodies).toEqual([
    {
      step: {
        type: "question",
        title: "Is it plugged in?",
        answers: [
          { id: "yes", label: "Yes" },
          { id: "no", label: "No" },
        ],
      },
    },
  ]);
});

it("a viewer reads and makes nothing", async () => {
  const { user } = open("", { role: "viewer" });
  await screen.findByRole("table", { name: "Steps" });
  expect(screen.queryByRole("button", { name: "New step" })).not.toBeInTheDocument();
  await user.keyboard("c");
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});
