import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { openSession, stepHeading } from "@/app/pages/testing/openSession";
import { FakeSession } from "@/features/runner/testing/fakeSession";

beforeEach(() => sessionStorage.clear());

test("number keys answer, Enter finishes an action, and the new heading has the focus", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("2");
  expect(await stepHeading("Renew the lease")).toHaveFocus();
  await user.keyboard("{Enter}");
  expect(await stepHeading("Does the resolver answer?")).toHaveFocus();
  await waitFor(() => expect(session.detail().event_count).toBe(3));
  expect(session.received.map(({ command }) => command)).toEqual([
    { type: "answer", step: "gateway", answer: "no" },
    { type: "complete_step", step: "renew" },
  ]);
  expect(
    screen.getByText("Step 3, question: Does the resolver answer? 2 answers to choose from."),
  ).toHaveAttribute("aria-live", "polite");
});

test("a number that no answer has does nothing", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("7");
  expect(session.received).toEqual([]);
});

test("in the note field keys write, Ctrl+Enter adds the note and Escape leaves", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("n");
  const field = screen.getByRole("textbox", { name: "Internal note" });
  await waitFor(() => expect(field).toHaveFocus());
  await user.keyboard("1 of 2 pings, next E{Backspace}e");
  expect(session.received).toEqual([]);
  expect(field).toHaveValue("1 of 2 pings, next e");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(session.detail().event_count).toBe(2));
  expect(session.received[0]?.command).toEqual({
    type: "note",
    text: "1 of 2 pings, next e",
    audience: "internal",
  });
  expect(field).toHaveValue("");
  await user.keyboard("{Escape}");
  expect(await stepHeading("Can the user reach the gateway?")).toHaveFocus();
});

test("the composer says who reads the note, and the note is sent to them", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  const audience = screen.getByRole("group", { name: "Who may read this note" });
  await user.click(within(audience).getByRole("radio", { name: "Client" }));
  expect(screen.getByText("The client may read it.")).toBeVisible();
  await user.type(screen.getByRole("textbox", { name: "Client note" }), "We are on it");
  await user.click(screen.getByRole("button", { name: /Add client note/ }));
  await waitFor(() => expect(session.received).toHaveLength(1));
  expect(session.received[0]?.command).toMatchObject({ type: "note", audience: "client" });
  expect(screen.getByText("Only your team reads it.")).toBeVisible();
});

test("Backspace goes one step back, and the other answer corrects the path", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("2");
  await stepHeading("Renew the lease");
  await user.keyboard("{Backspace}");
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("1");
  await stepHeading("Does the resolver answer?");
  await waitFor(() => expect(session.detail().event_count).toBe(4));
  expect(session.detail().path.map(({ step }) => step)).toEqual(["gateway", "dns"]);
  expect(screen.getByText(/4 events, 1 taken back/)).toBeInTheDocument();
  await user.click(screen.getByText("Timeline"));
  const timeline = screen.getByRole("list", { name: "Timeline" });
  expect(
    within(timeline)
      .getByText(/answered “No reply”/)
      .closest("s"),
  ).not.toBeNull();
});

test("an earlier step in the path leads back to it", async () => {
  const session = new FakeSession(
    { type: "answered", step: "gateway", answer: "no" },
    { type: "step_done", step: "renew" },
  ).serve();
  const { user } = await openSession();
  await stepHeading("Does the resolver answer?");
  await user.click(screen.getByRole("button", { name: /Go back to “Can the user reach/ }));
  await stepHeading("Can the user reach the gateway?");
  await waitFor(() => expect(session.received[0]?.command).toEqual({ type: "go_back", visit: 0 }));
});
