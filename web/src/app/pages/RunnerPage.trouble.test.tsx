import { screen, waitFor } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { openSession, stepHeading } from "@/app/pages/testing/openSession";
import { alex, FakeSession } from "@/features/runner/testing/fakeSession";
import { problemReply } from "@/testing/server";

beforeEach(() => sessionStorage.clear());

test("an answer moves on at once; refused, it is taken back and the reason is told", async () => {
  const session = new FakeSession().serve();
  let refuse = () => {};
  session.interfere = () =>
    new Promise((resolve) => {
      refuse = () => resolve(problemReply(422, "unknown_answer", { title: "No such answer." }));
    });
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("1");
  await stepHeading("Does the resolver answer?");
  await waitFor(() => expect(session.received).toHaveLength(1));
  expect(session.detail().event_count).toBe(1);
  refuse();
  await stepHeading("Can the user reach the gateway?");
  expect(await screen.findByText("No such answer.")).toBeVisible();
  expect(screen.getByText("Your answer “Yes, it replies” was not recorded.")).toBeInTheDocument();
});

test("when the session moved on, its state is adopted, told, and the note text stays", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("n");
  const field = screen.getByRole("textbox", { name: "Internal note" });
  await waitFor(() => expect(field).toHaveFocus());
  await user.keyboard("Port 14 has no light");
  session.record({ type: "answered", step: "gateway", answer: "yes" }, alex);
  await user.keyboard("{Control>}{Enter}{/Control}");

  await stepHeading("Does the resolver answer?");
  expect(
    await screen.findByText(
      "Alex Romero answered “Yes, it replies” to “Can the user reach the gateway?” meanwhile.",
    ),
  ).toBeVisible();
  expect(field).toHaveValue("Port 14 has no light");
  expect(field).toHaveFocus();
  expect(session.detail().event_count).toBe(2);
});

test("an answer that still fits after somebody else's note can be recorded with one press", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  session.record({ type: "noted", step: "gateway", text: "Hm", audience: "internal" }, alex);
  await user.keyboard("1");
  await user.click(await screen.findByRole("button", { name: "Record mine now" }));
  await stepHeading("Does the resolver answer?");
  await waitFor(() => expect(session.detail().event_count).toBe(3));
});

test("after a network loss the same command is sent again under the same key", async () => {
  const session = new FakeSession().serve();
  let failures = 0;
  session.interfere = () => {
    failures += 1;
    if (failures > 1) return undefined;
    // The server did the work; only its answer got lost.
    const [first] = session.received;
    if (first) session.carryOut(first);
    return HttpResponse.error();
  };
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("1");
  await stepHeading("Does the resolver answer?");
  expect(await screen.findByText(/Offline, will retry/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Retry now" }));
  await waitFor(() => expect(screen.queryByText(/Offline, will retry/)).toBeNull());
  expect(session.received).toHaveLength(2);
  expect(session.received[1]).toEqual(session.received[0]);
  expect(session.detail().event_count).toBe(2);
  await stepHeading("Does the resolver answer?");
});

test("an unsent note is still there after a reload", async () => {
  new FakeSession().serve();
  const first = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await first.user.type(screen.getByRole("textbox", { name: "Internal note" }), "Half a thought");
  first.unmount();
  await openSession();
  expect(await screen.findByRole("textbox", { name: "Internal note" })).toHaveValue(
    "Half a thought",
  );
});
