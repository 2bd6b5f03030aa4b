import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { ownProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { openSession } from "@/app/pages/testing/openSession";
import { FakeSession } from "@/features/runner/testing/fakeSession";
import { server } from "@/testing/server";

const address = "*/api/v1/sessions/session-1/redactions";

/** A server that finds one password, and remembers what is decided about it. */
function serveMark(): { kept: boolean } {
  const state = { kept: false };
  const mark = (): Schema<"NoteMark"> => ({
    id: "mark-1",
    kind: "password",
    confidence: 95,
    mask: state.kept ? null : "[redacted: password]",
    value: "Otter#Creek12",
    before: "Signed in with password: ",
    after: ", then rebooted",
    places: 2,
  });
  server.use(
    http.get(address, () => HttpResponse.json({ marks: [mark()] })),
    http.put<never, Schema<"RedactionDecision">>(`${address}/mark-1`, async ({ request }) => {
      state.kept = (await request.json()).kept;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return state;
}

async function openReview() {
  const { user } = await openSession();
  const note = await screen.findByRole("region", { name: "Live note" });
  await user.click(await within(note).findByRole("button", { name: "Review" }));
  return { user, note };
}

test("a hidden value is seen in its place, kept, and hidden again", async () => {
  new FakeSession().serve();
  const state = serveMark();
  const { user, note } = await openReview();
  expect(await within(note).findByText("Otter#Creek12")).toBeVisible();
  expect(within(note).getByText(/hidden in 2 places/)).toBeVisible();
  await user.click(within(note).getByRole("button", { name: "Keep this: Password Otter#Creek12" }));
  const again = await within(note).findByRole("button", { name: /^Hide again/ });
  expect(state.kept).toBe(true);
  await user.click(again);
  expect(await within(note).findByRole("button", { name: /^Keep this/ })).toBeVisible();
  expect(state.kept).toBe(false);
});

test("a decision that does not arrive is told, and changes nothing", async () => {
  new FakeSession().serve();
  serveMark();
  const headers = { "content-type": "application/problem+json" };
  server.use(
    http.put(`${address}/mark-1`, () =>
      HttpResponse.json(ownProblem("mark_not_found", 404), { status: 404, headers }),
    ),
  );
  const { user, note } = await openReview();
  await user.click(await within(note).findByRole("button", { name: /^Keep this/ }));
  expect(await within(note).findByRole("alert")).toBeVisible();
  expect(within(note).getByRole("button", { name: /^Keep this/ })).toBeVisible();
});

test("who only reads the session decides nothing", async () => {
  const session = new FakeSession();
  session.mayAct = false;
  session.serve();
  await openSession();
  const note = await screen.findByRole("region", { name: "Live note" });
  expect(await within(note).findByText("1 started")).toBeVisible();
  expect(within(note).queryByRole("button", { name: "Review" })).toBeNull();
});
