import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { openSession, stepHeading } from "@/app/pages/testing/openSession";
import { FakeSession } from "@/features/runner/testing/fakeSession";

beforeEach(() => sessionStorage.clear());

const toFixed = [
  { type: "answered", step: "gateway", answer: "yes" },
  { type: "answered", step: "dns", answer: "timeout" },
] as const;

test("a resolution proposes outcome and cause, and Ctrl+Enter resolves with them", async () => {
  const session = new FakeSession(...toFixed).serve();
  const { user } = await openSession();
  await stepHeading("Resolver set by DHCP");
  expect(screen.getByRole("textbox", { name: "What solved it" })).toHaveValue(
    "Resolver set by DHCP",
  );
  expect(screen.getByRole("textbox", { name: "Cause" })).toHaveValue("A leftover static server");
  await user.keyboard("{Control>}{Enter}{/Control}");
  const outcome = await screen.findByRole("region", { name: "Outcome" });
  expect(within(outcome).getByRole("heading", { name: "Resolved" })).toHaveFocus();
  expect(within(outcome).getByText("A leftover static server")).toBeVisible();
  expect(session.received[0]?.command).toEqual({
    type: "resolve",
    outcome: "Resolver set by DHCP",
    cause: "A leftover static server",
  });
});

test("an escalation proposes who takes over and why", async () => {
  const session = new FakeSession(
    { type: "answered", step: "gateway", answer: "yes" },
    { type: "answered", step: "dns", answer: "ok" },
  ).serve();
  const { user } = await openSession();
  await stepHeading("The line is down");
  expect(screen.getByRole("textbox", { name: "Who takes over" })).toHaveValue("ISP support");
  await user.keyboard("e");
  expect(await screen.findByRole("heading", { name: "Escalated to ISP support" })).toBeVisible();
  expect(session.received[0]?.command).toEqual({
    type: "escalate",
    to: "ISP support",
    reason: "The line is down",
  });
});

test("from any other step the dialog asks for the outcome, and keeps it when refused", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("{Control>}{Enter}{/Control}");
  const dialog = await screen.findByRole("dialog", { name: "Resolve session" });
  await user.click(within(dialog).getByRole("button", { name: /Resolve session/ }));
  expect(within(dialog).getByText("Say in a few words what solved it.")).toBeVisible();
  expect(session.received).toEqual([]);

  session.record({ type: "noted", step: "gateway", text: "Hm", audience: "internal" });
  await user.type(within(dialog).getByRole("textbox", { name: "What solved it" }), "A new cable");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(within(dialog).getByRole("alert")).toBeVisible());
  expect(within(dialog).getByRole("textbox", { name: "What solved it" })).toHaveValue(
    "A new cable",
  );
  await user.click(within(dialog).getByRole("button", { name: /Resolve session/ }));
  expect(await screen.findByRole("heading", { name: "Resolved" })).toBeVisible();
});

test("somebody who may not act sees the step and the answers, and no way to choose", async () => {
  const session = new FakeSession();
  session.mayAct = false;
  session.serve();
  const { user } = await openSession({ id: "person-2", name: "Alex Romero", role: "engineer" });
  await stepHeading("Can the user reach the gateway?");
  expect(screen.getByText(/You are watching. Dana Whitfield works on this session/)).toBeVisible();
  expect(screen.queryByRole("button", { name: /Resolve/ })).toBeNull();
  expect(screen.queryByRole("button", { name: /No reply/ })).toBeNull();
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getByText("No reply")).toBeVisible();
  await user.keyboard("1{Backspace}ne");
  expect(session.received).toEqual([]);
});

test("an ended session shows what was taken back, and can be run again", async () => {
  new FakeSession(
    { type: "answered", step: "gateway", answer: "no" },
    { type: "went_back", visit: 0, step: "gateway" },
    ...toFixed,
    { type: "resolved", outcome: "Resolver set by DHCP", cause: null },
  ).serve();
  await openSession();
  const timeline = await screen.findByRole("list", { name: "Timeline" });
  expect(
    within(timeline)
      .getByText(/answered “No reply”/)
      .closest("s"),
  ).not.toBeNull();
  expect(within(timeline).getAllByText("taken back")).toHaveLength(1);
  expect(screen.getByRole("button", { name: "Run this flow again" })).toBeVisible();
  expect(screen.getByRole("link", { name: /Version 4 of/ })).toHaveAttribute(
    "href",
    "/flows/flow-1?version=4",
  );
});

test("an ended session is reopened with a reason, and goes on where it ended", async () => {
  const session = new FakeSession(...toFixed, {
    type: "resolved",
    outcome: "Resolver set by DHCP",
    cause: null,
  }).serve();
  const { user } = await openSession();
  await user.click(await screen.findByRole("button", { name: "Reopen…" }));
  const dialog = await screen.findByRole("dialog", { name: "Reopen session" });
  await user.click(within(dialog).getByRole("button", { name: "Reopen session" }));
  expect(within(dialog).getByText("Say in a few words why it is reopened.")).toBeVisible();
  expect(session.received).toEqual([]);

  await user.type(within(dialog).getByRole("textbox"), "The page fails again");
  await user.click(within(dialog).getByRole("button", { name: "Reopen session" }));
  await stepHeading("Resolver set by DHCP");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(session.received[0]?.command).toEqual({ type: "reopen", why: "The page fails again" });
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(await screen.findByRole("heading", { name: "Resolved" })).toBeVisible();
});

test("who may not act in an ended session is not offered to reopen it", async () => {
  const session = new FakeSession(...toFixed, { type: "abandoned", why: "Gone home" });
  session.mayAct = false;
  session.serve();
  await openSession({ id: "person-2", name: "Alex Romero", role: "engineer" });
  expect(await screen.findByRole("heading", { name: "Abandoned" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Reopen…" })).toBeNull();
});
