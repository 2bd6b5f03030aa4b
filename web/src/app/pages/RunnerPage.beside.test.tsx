import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { ownProblem } from "@/api/problem";
import { openSession, stepHeading } from "@/app/pages/testing/openSession";
import { FakeSession } from "@/features/runner/testing/fakeSession";

beforeEach(() => sessionStorage.clear());
// Their code comes with their first use; here it is there, so that no test waits for it.
beforeAll(async () => {
  await import("@/features/runner/adhoc/AdHocDialog");
  await import("@/features/runner/hypotheses/OpenHypothesisDialog");
  await import("@/features/runner/hypotheses/HypothesesPanel");
  await import("@/ui/DialogPopup");
});

const ctrlEnter = "{Control>}{Enter}{/Control}";

test("A opens the form of a step beside the flow, which moves nothing and stands under its visit", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("a");
  const dialog = await screen.findByRole("dialog", { name: "Add a step" });
  await waitFor(() =>
    expect(within(dialog).getByRole("textbox", { name: "What you did" })).toHaveFocus(),
  );
  await user.keyboard(ctrlEnter);
  expect(within(dialog).getByText("Say in a few words what you did.")).toBeVisible();
  await user.paste("Swapped the cable");
  await user.keyboard("{Tab}");
  await user.paste("No change");
  await user.keyboard("{Tab}7");
  await user.keyboard(ctrlEnter);
  await waitFor(() => expect(session.detail().event_count).toBe(2));
  expect(session.received[0]?.command).toEqual({
    type: "ad_hoc_step",
    title: "Swapped the cable",
    result: "No change",
    minutes: 7,
    audience: "internal",
  });
  expect(await stepHeading("Can the user reach the gateway?")).toBeVisible();
  const besides = await screen.findByRole("list", { name: "Besides" });
  expect(besides).toHaveTextContent("Swapped the cable");
  expect(besides).toHaveTextContent("7 min");
});

test("a step that was refused is back in its form", async () => {
  const session = new FakeSession().serve();
  session.interfere = () =>
    HttpResponse.json(ownProblem("session_ended", 409), {
      status: 409,
      headers: { "content-type": "application/problem+json" },
    });
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("a");
  await screen.findByRole("dialog", { name: "Add a step" });
  await waitFor(() => expect(screen.getByLabelText("What you did")).toHaveFocus());
  await user.paste("Swapped the cable");
  await user.keyboard(ctrlEnter);
  expect(await screen.findByText("Your step is back in its form.")).toBeVisible();
  await user.keyboard("a");
  expect(await screen.findByLabelText("What you did")).toHaveValue("Swapped the cable");
});

test("two hypotheses stand side by side, take findings and are closed with a verdict", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  for (const statement of ["The line is down", "The cable is broken"]) {
    await user.keyboard("h");
    await waitFor(() => expect(screen.getByLabelText("What may be behind it")).toHaveFocus());
    await user.paste(statement);
    await user.keyboard("{Enter}");
    await screen.findByRole("region", { name: new RegExp(statement) });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  }
  await user.keyboard("h");
  expect(screen.queryByRole("dialog")).toBeNull();

  const first = screen.getByRole("region", { name: /The line is down/ });
  await user.click(within(first).getByLabelText("Add a finding to hypothesis 1"));
  await user.paste("Modem is dark");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(within(first).getByText("Modem is dark")).toBeVisible());
  await user.click(within(first).getByRole("button", { name: "Close…" }));
  const dialog = await screen.findByRole("dialog", { name: "Close hypothesis 1" });
  await user.click(within(dialog).getByRole("radio", { name: "Confirmed" }));
  await user.click(within(dialog).getByLabelText("Why"));
  await user.paste("The provider says so");
  await user.keyboard("{Enter}");
  const closed = await screen.findByRole("list", { name: "Closed hypotheses" });
  expect(closed).toHaveTextContent("1 confirmed: The line is down (The provider says so)");
  await waitFor(() =>
    expect(session.received.map(({ command }) => command)).toEqual([
      { type: "open_hypothesis", statement: "The line is down" },
      { type: "open_hypothesis", statement: "The cable is broken" },
      { type: "note", text: "Modem is dark", audience: "internal", hypothesis: 1 },
      {
        type: "close_hypothesis",
        hypothesis: 1,
        verdict: "confirmed",
        why: "The provider says so",
      },
    ]),
  );
});

test("a session without a flow is called by its problem, and its form stands in the middle", async () => {
  const session = FakeSession.free().serve();
  const { user } = await openSession();
  expect(
    await screen.findByRole("heading", { level: 1, name: "Nothing loads since this morning" }),
  ).toBeVisible();
  expect(await stepHeading("What did you do first?")).toBeVisible();
  await user.keyboard("a");
  await waitFor(() => expect(screen.getByLabelText("What you did")).toHaveFocus());
  await user.paste("Restarted the router");
  await user.keyboard(ctrlEnter);
  expect(await stepHeading("What did you do next?")).toBeVisible();
  expect(screen.getByLabelText("What you did")).toHaveFocus();
  expect(screen.getByRole("list", { name: "Ad-hoc steps" })).toHaveTextContent(
    "Restarted the router",
  );
  await user.click(screen.getByRole("heading", { level: 2, name: "What did you do next?" }));
  await user.keyboard(ctrlEnter);
  const dialog = await screen.findByRole("dialog", { name: "Resolve session" });
  await user.click(within(dialog).getByLabelText("What solved it"));
  await user.paste("Restarted");
  await user.keyboard(ctrlEnter);
  expect(await screen.findByRole("heading", { name: "Resolved" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Run this flow again" })).toBeNull();
  expect(screen.getByRole("list", { name: "Ad-hoc steps" })).toHaveTextContent(
    "Restarted the router",
  );
  expect(session.detail().status).toBe("resolved");
});

test("an answer that does not apply says why and cannot be given", async () => {
  const session = new FakeSession();
  const gateway = session.flow.steps.gateway;
  if (gateway?.type !== "question") throw new Error("the flow begins with a question");
  const answers = gateway.answers.map((answer) =>
    answer.id === "no" ? { ...answer, when: "size(host) > 3" } : answer,
  );
  session.flow = {
    ...session.flow,
    steps: { ...session.flow.steps, gateway: { ...gateway, answers } },
  };
  session.leftOutAnswers = [{ step: "gateway", answer: "no" }];
  session.serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  const left = screen.getByRole("button", { name: /No reply/ });
  expect(left).toHaveTextContent("Does not apply: size(host) > 3");
  await user.click(left);
  await user.keyboard("2");
  expect(session.received).toEqual([]);
  await user.keyboard("1");
  await stepHeading("Does the resolver answer?");
});
