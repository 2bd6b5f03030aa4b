import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { openSession, stepHeading } from "@/app/pages/testing/openSession";
import { alex, FakeSession } from "@/features/runner/testing/fakeSession";

beforeEach(() => sessionStorage.clear());

const dana = { id: "person-1", name: "Dana Whitfield" };
const waiting = {
  seq: 2,
  at: "2030-01-01T10:02:00Z",
  by: dana,
  accepted_by: null,
  accepted_at: null,
  may_accept: true,
  may_return: true,
};
const escalated = { type: "escalated", to: "L2", to_person: null, reason: "Line down" } as const;

test("a session is assigned to a colleague, who is one of those that can work on it", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await user.click(await screen.findByRole("button", { name: "More" }));
  await user.click(await screen.findByRole("menuitem", { name: "Assign to…" }));
  const dialog = await screen.findByRole("dialog", { name: "Assign session" });
  await user.click(within(dialog).getByRole("button", { name: "Assign session" }));
  expect(within(dialog).getByText("Choose who goes on with it.")).toBeVisible();
  const picker = within(dialog).getByLabelText("Assign to");
  await within(picker).findByRole("option", { name: "Alex Romero" });
  expect(within(picker).queryByRole("option", { name: "Dana Whitfield" })).toBeNull();
  expect(within(picker).queryByRole("option", { name: "Vic Roe" })).toBeNull();
  await user.selectOptions(picker, "Alex Romero");
  await user.type(within(dialog).getByLabelText("Why (optional)"), "Knows them");
  await user.click(within(dialog).getByRole("button", { name: "Assign session" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(session.received.map(({ command }) => command)).toEqual([
    { type: "assign", to: "person-2", why: "Knows them" },
  ]);
});

test("an escalation may ask a person", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("e");
  const dialog = await screen.findByRole("dialog", { name: "Escalate session" });
  const picker = within(dialog).getByLabelText("Ask a person");
  await within(picker).findByRole("option", { name: "Alex Romero" });
  await user.selectOptions(picker, "Alex Romero");
  await user.type(within(dialog).getByLabelText("Reason"), "Needs the firewall");
  await user.click(within(dialog).getByRole("button", { name: /Escalate session/ }));
  expect(await screen.findByRole("heading", { name: "Escalated to Alex Romero" })).toBeVisible();
  expect(session.received[0]?.command).toEqual({
    type: "escalate",
    to: null,
    to_person: "person-2",
    reason: "Needs the firewall",
  });
});

test("a colleague accepts with one key and goes on at the same step", async () => {
  const session = new FakeSession(escalated);
  session.escalation = waiting;
  session.serve();
  const { user } = await openSession({ ...alex, role: "engineer" });
  expect(await screen.findByRole("button", { name: /Accept/ })).toBeVisible();
  session.escalation = { ...waiting, accepted_by: alex, may_accept: false };
  await user.keyboard("a");
  await stepHeading("Can the user reach the gateway?");
  expect(session.received[0]?.command).toEqual({ type: "accept_escalation" });
  expect(session.received[0]?.expected).toBe(2);
});

test("an escalation goes back with a reason", async () => {
  const session = new FakeSession(escalated);
  session.escalation = waiting;
  session.serve();
  const { user } = await openSession({ ...alex, role: "engineer" });
  await user.click(await screen.findByRole("button", { name: /Return…/ }));
  const dialog = await screen.findByRole("dialog", { name: "Return escalation" });
  expect(within(dialog).getByText(/Dana Whitfield goes on/)).toBeVisible();
  await user.click(within(dialog).getByRole("button", { name: "Return escalation" }));
  expect(within(dialog).getByText(/Say what is missing/)).toBeVisible();
  session.escalation = null;
  await user.type(within(dialog).getByLabelText("Why it goes back"), "Ask the provider");
  await user.click(within(dialog).getByRole("button", { name: "Return escalation" }));
  await stepHeading("Can the user reach the gateway?");
  expect(session.received[0]?.command).toEqual({
    type: "return_escalation",
    why: "Ask the provider",
  });
});

test("whoever accepted gives it back from the running session", async () => {
  const session = new FakeSession(escalated, { type: "escalation_accepted" });
  session.escalation = { ...waiting, accepted_by: alex, may_accept: false };
  session.serve();
  const { user } = await openSession({ ...alex, role: "engineer" });
  await user.click(await screen.findByRole("button", { name: "More" }));
  await user.click(await screen.findByRole("menuitem", { name: "Return escalation…" }));
  expect(await screen.findByRole("dialog", { name: "Return escalation" })).toBeVisible();
});
