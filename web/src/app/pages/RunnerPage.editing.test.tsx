import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { ownProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { openSession } from "@/app/pages/testing/openSession";
import type { EditedNote, NotePiece } from "@/features/documentation/editing/working";
import { noteOf, piece } from "@/features/documentation/testing/editedNote";
import { FakeSession } from "@/features/runner/testing/fakeSession";
import { problemReply, server } from "@/testing/server";

const address = "*/api/v1/sessions/session-1/documentation/edits";
const cause = piece("cause", "Expired password");
const outcome: NotePiece = { ...piece("outcome", "Signed in"), heading: "Outcome" };

/** A piece as somebody else changed it. */
function changed(at: NotePiece, text: string): NotePiece {
  const made = { text, hidden: false, below: [], against: at.digest };
  return {
    ...at,
    edit: { anchor: at.anchor, ...made, outdated: false, by: "Ada", at: "2030-01-01T10:00:00Z" },
  };
}

/** A server that keeps `note`, which somebody else may have changed since it was read. */
function serveNote(note: EditedNote) {
  const kept = { note, saves: [] as { revision: string | null; texts: (string | null)[] }[] };
  const session = new FakeSession().serve();
  server.use(
    http.get(address, () => HttpResponse.json(kept.note)),
    http.put<never, Schema<"EditsBody">>(address, async ({ request }) => {
      const { edits } = await request.json();
      const revision = request.headers.get("if-match");
      kept.saves.push({ revision, texts: edits.map(({ text }) => text ?? null) });
      if (revision === `"${kept.note.revision}"`) return HttpResponse.json(kept.note);
      const problem = { ...ownProblem("stale_revision", 412), current: kept.note };
      const headers = { "content-type": "application/problem+json" };
      return HttpResponse.json(problem, { status: 412, headers });
    }),
  );
  return { kept, session };
}

async function openEditor() {
  const { user, unmount } = await openSession();
  const note = await screen.findByRole("region", { name: "Live note" });
  expect(await within(note).findByText("1 started")).toBeVisible();
  await user.keyboard("w");
  const field = await within(note).findByRole("textbox", { name: "Cause" });
  return { user, unmount, note, field };
}

beforeEach(() => sessionStorage.clear());

test("the editor takes the keys while it is open, and gives them back to its button", async () => {
  const { kept, session } = serveNote(noteOf(0, cause, outcome));
  const { user, note, field } = await openEditor();
  expect(field).toHaveFocus();
  await user.keyboard("1{Control>}{Enter}{/Control}");
  await waitFor(() => expect(within(note).getByRole("button", { name: /^Edit/ })).toHaveFocus());
  expect(kept.saves).toEqual([{ revision: '"0"', texts: ["1Expired password"] }]);
  expect(session.received).toEqual([]);
});

test("what somebody else saved of other pieces is no reason to save by hand again", async () => {
  const { kept } = serveNote(noteOf(0, cause, outcome));
  const { user, note, field } = await openEditor();
  kept.note = noteOf(1, cause, changed(outcome, "Hers"));
  await user.type(field, "!");
  await user.keyboard("{Control>}{Enter}{Enter}{/Control}");
  expect(await within(note).findByRole("button", { name: /^Edit/ })).toBeVisible();
  expect(kept.saves).toEqual([
    { revision: '"0"', texts: ["Expired password!"] },
    { revision: '"1"', texts: ["Expired password!", "Hers"] },
  ]);
});

test("nothing is saved before it is chosen whose change stands, not even after a reload", async () => {
  const { kept } = serveNote(noteOf(0, cause, outcome));
  const { user, unmount, field } = await openEditor();
  kept.note = noteOf(1, changed(cause, "Hers"), outcome);
  await user.type(field, "!{Control>}{Enter}{/Control}");
  expect(await screen.findByText("Somebody else saved meanwhile")).toBeVisible();
  unmount();

  const again = await openEditor();
  expect(within(again.note).getByText("Somebody else saved meanwhile")).toBeVisible();
  expect(again.field).toHaveValue("Expired password!");
  const save = within(again.note).getByRole("button", { name: /^Save/ });
  expect(save).toHaveAttribute("aria-disabled", "true");
  await again.user.keyboard("{Control>}{Enter}{/Control}");
  expect(kept.saves).toHaveLength(1);
  await again.user.click(within(again.note).getByRole("button", { name: "Take theirs" }));
  expect(again.field).toHaveValue("Hers");
  await again.user.click(save);
  expect(await within(again.note).findByRole("button", { name: /^Edit/ })).toBeVisible();
});

test("whoever edits keeps at it while the session goes on, also where its note cannot be read", async () => {
  const { session } = serveNote(noteOf(0, cause, outcome));
  const { user, note, field } = await openEditor();
  await user.type(field, "!");
  let isAsked = false;
  server.use(
    http.get(address, () => {
      isAsked = true;
      return problemReply(403, "forbidden");
    }),
  );
  session.record({ type: "paused" });
  session.stream.moved(2);
  await waitFor(() => expect(isAsked).toBe(true));
  expect(await within(note).findByRole("alert")).toBeVisible();
  expect(within(note).getByRole("textbox", { name: "Cause" })).toHaveValue("Expired password!");
});
