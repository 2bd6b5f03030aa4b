import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import { ownProblem } from "@/api/problem";
import { openSession, stepHeading } from "@/app/pages/testing/openSession";
import type { NotePiece } from "@/features/documentation/editing/working";
import { noteOf, piece } from "@/features/documentation/testing/editedNote";
import { FakeSession } from "@/features/runner/testing/fakeSession";
import { server } from "@/testing/server";

beforeEach(() => sessionStorage.clear());

test("the note is read again after each event, and shows it", async () => {
  new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  const note = screen.getByRole("region", { name: "Live note" });
  expect(await within(note).findByText("1 started")).toBeVisible();
  await user.keyboard("1");
  expect(await within(note).findByText("2 answered")).toBeVisible();
});

test("the note is shown as it reads, as text and as Markdown, and copied as it is shown", async () => {
  new FakeSession().serve();
  const { user, location } = await openSession();
  const note = await screen.findByRole("region", { name: "Live note" });
  await user.click(await within(note).findByRole("tab", { name: "Markdown" }));
  expect(location()).toBe("/sessions/session-1?note=markdown");
  expect(await within(note).findByText("- 1 started")).toBeVisible();
  await user.click(within(note).getByRole("button", { name: "Copy" }));
  expect(await navigator.clipboard.readText()).toBe("- 1 started");
  expect(await within(note).findByRole("button", { name: "Copied" })).toBeVisible();
});

test("a download is asked for as the person signed in, and saved under the server's name", async () => {
  new FakeSession().serve();
  const asked: (string | null)[] = [];
  server.use(
    http.get("*/api/v1/sessions/session-1/documentation/text", ({ request }) => {
      asked.push(request.headers.get("authorization"), new URL(request.url).search);
      return new HttpResponse("the note", {
        headers: { "content-disposition": 'attachment; filename="RF-1A2B3C-client.txt"' },
      });
    }),
  );
  const saved: string[] = [];
  URL.createObjectURL = () => "blob:note";
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
  const { user } = await openSession();
  const readers = await screen.findByRole("group", { name: "Who the note is for" });
  await user.click(within(readers).getByRole("radio", { name: "Client" }));
  expect(await screen.findByText("For: client")).toBeVisible();
  await user.click(await screen.findByRole("button", { name: "Download" }));
  await user.click(await screen.findByRole("menuitem", { name: "Plain text (.txt)" }));
  await waitFor(() => expect(saved).toEqual(["RF-1A2B3C-client.txt"]));
  expect(asked).toEqual(["Bearer token-1", "?variant=client"]);
});

test("each reader's note is chosen by keyboard, kept in the address, and copied as it is shown", async () => {
  new FakeSession().serve();
  const { user, location } = await openSession();
  const note = await screen.findByRole("region", { name: "Live note" });
  await user.click(await within(note).findByRole("radio", { name: "Internal" }));
  await user.keyboard("{ArrowRight}");
  expect(await within(note).findByText("For: client")).toBeVisible();
  expect(location()).toBe("/sessions/session-1?for=client");
  await user.click(within(note).getByRole("tab", { name: "Text" }));
  expect(location()).toBe("/sessions/session-1?for=client&note=text");
  await user.click(within(note).getByRole("button", { name: "Copy" }));
  expect(await navigator.clipboard.readText()).toBe("For: client\n\n- 1 started");
  await user.click(within(note).getByRole("radio", { name: "Internal" }));
  expect(await within(note).findByText("- 1 started")).toBeVisible();
  expect(location()).toBe("/sessions/session-1?note=text");
});

test("the note is edited in its place, saved with a key, and a newer save of somebody else is not lost", async () => {
  new FakeSession().serve();
  const cause = piece("cause", "Expired password");
  const saves: unknown[] = [];
  const theirs: NotePiece = {
    ...cause,
    edit: {
      anchor: "cause",
      text: "Hers",
      hidden: false,
      below: [],
      against: cause.digest,
      outdated: false,
      by: "Ada",
      at: "2030-01-01T10:00:00Z",
    },
  };
  server.use(
    http.get("*/api/v1/sessions/session-1/documentation/edits", () =>
      HttpResponse.json(noteOf(0, cause)),
    ),
    http.put("*/api/v1/sessions/session-1/documentation/edits", async ({ request }) => {
      saves.push([request.headers.get("if-match"), await request.json()]);
      if (saves.length > 1) return HttpResponse.json(noteOf(2, cause));
      const problem = { ...ownProblem("stale_revision", 412), current: noteOf(1, theirs) };
      const headers = { "content-type": "application/problem+json" };
      return HttpResponse.json(problem, { status: 412, headers });
    }),
  );
  const { user } = await openSession();
  const note = await screen.findByRole("region", { name: "Live note" });
  expect(await within(note).findByText("1 started")).toBeVisible();
  await user.keyboard("w");
  const field = await within(note).findByRole("textbox", { name: "Cause" });
  await user.clear(field);
  await user.type(field, "Mine");
  await user.keyboard("{Escape}");
  await user.click(await screen.findByRole("button", { name: "Keep editing" }));
  await user.click(field);
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(await within(note).findByText("Somebody else saved meanwhile")).toBeVisible();
  expect(field).toHaveValue("Mine");
  await user.click(within(note).getByRole("button", { name: "Keep mine" }));
  await user.click(within(note).getByRole("button", { name: /^Save/ }));
  expect(await within(note).findByText("1 started")).toBeVisible();
  const edits = [
    { anchor: "cause", text: "Mine", hidden: false, below: [], against: cause.digest },
  ];
  expect(saves).toEqual([
    ['"0"', { edits }],
    ['"1"', { edits }],
  ]);
});

test("what redaction hid is said in words", async () => {
  new FakeSession().serve();
  const { user } = await openSession();
  const note = await screen.findByRole("region", { name: "Live note" });
  expect(await within(note).findByText("1 started")).toBeVisible();
  expect(within(note).queryByText(/hidden/)).toBeNull();
  await user.click(within(note).getByRole("radio", { name: "Escalation" }));
  expect(await within(note).findByText("2 passwords hidden")).toBeVisible();
});

test("a note for other readers is never shown or offered while the one asked for loads or fails", async () => {
  new FakeSession().serve();
  const { user } = await openSession();
  const note = await screen.findByRole("region", { name: "Live note" });
  expect(await within(note).findByText("1 started")).toBeVisible();
  let answers: (response: Response) => void = () => {};
  server.use(
    http.get(
      "*/api/v1/sessions/session-1/documentation",
      () => new Promise<Response>((resolve) => (answers = resolve)),
      { once: true },
    ),
  );
  await user.click(within(note).getByRole("radio", { name: "Client" }));
  expect(await within(note).findByText("Loading the note")).toBeInTheDocument();
  expect(within(note).queryByText("1 started")).toBeNull();
  expect(within(note).queryByRole("button", { name: "Copy" })).toBeNull();
  const headers = { "content-type": "application/problem+json" };
  answers(HttpResponse.json(ownProblem("session_not_found", 404), { status: 404, headers }));
  expect(await within(note).findByText("The note could not be loaded")).toBeVisible();
  expect(within(note).queryByText("1 started")).toBeNull();
  await user.click(within(note).getByRole("button", { name: "Try again" }));
  expect(await within(note).findByText("For: client")).toBeVisible();
});
