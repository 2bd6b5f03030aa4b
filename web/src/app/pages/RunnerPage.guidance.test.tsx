import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { Schema } from "@/api/types";
import { openSession, stepHeading } from "@/app/pages/testing/openSession";
import { FakeSession } from "@/features/runner/testing/fakeSession";

beforeEach(() => sessionStorage.clear());

const learnt: Schema<"Suggestions"> = {
  basis: "sessions",
  of_sessions: 22,
  too_few: false,
  because: [
    { step: "web", title: "On the web?", answer: "Yes", why: "Same answer to “On the web?”: Yes" },
  ],
  steps: [
    {
      step: "renew",
      title: "Renew the lease",
      answer: { id: "no", label: "No reply" },
      probability: 0.6,
      minutes: 3,
      score: 0.2,
      resolved_here: 14,
      why: "Resolved 14 of 22 similar sessions, 3 min",
    },
  ],
  answer: {
    step: "gateway",
    answer: "no",
    given: 15,
    resolved: 14,
    of_sessions: 22,
    why: "Usual: given in 15 of 22 similar sessions, 14 resolved",
  },
  why: "From 22 finished sessions that fit what is known so far.",
};

test("what to try next is told with reasons, and puts the answer that leads there in hand", async () => {
  const session = new FakeSession();
  session.suggestions = learnt;
  session.serve();
  const { user } = await openSession();
  const list = await screen.findByRole("list", { name: "Try next" });
  const first = within(list).getByRole("button", { name: "Renew the lease" });
  expect(first).toHaveAccessibleDescription("Resolved 14 of 22 similar sessions, 3 min");
  expect(first).toHaveTextContent("after “No reply”");
  expect(screen.getByText(learnt.why)).toBeVisible();
  expect(screen.getByText("Same answer to “On the web?”: Yes")).toBeVisible();
  await stepHeading("Can the user reach the gateway?");
  const answer = screen.getByRole("button", { name: "No reply" });
  expect(answer).toHaveAccessibleDescription(learnt.answer?.why ?? "");
  await user.keyboard("t");
  await waitFor(() => expect(first).toHaveFocus());
  await user.keyboard("{Enter}");
  await waitFor(() => expect(answer).toHaveFocus());
  expect(session.received, "nobody is answered for").toEqual([]);
});

test("without evidence it says so, and an ended search for sessions says so too", async () => {
  new FakeSession().serve();
  const { user } = await openSession();
  expect(await screen.findByText(/this is the flow's own order/)).toBeVisible();
  await user.click(screen.getByText("Similar sessions"));
  expect(await screen.findByText(/No finished session is like this one/)).toBeVisible();
});

test("similar sessions open in a new tab and tell how they ended", async () => {
  const session = new FakeSession();
  session.similar = [
    {
      id: "session-9",
      reference: "RF-9",
      flow_title: "No internet",
      problem: "Nothing loads at Leeds",
      status: "resolved",
      ended_at: "2029-01-01T00:00:00Z",
      cause: "A dead switch",
      minutes: 12,
      shared: ["loads"],
      same_flow: true,
      why: "Also about “loads”; same flow",
    },
  ];
  session.serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.click(await screen.findByText("Similar sessions"));
  const link = await screen.findByRole("link", { name: /RF-9/ });
  expect(link).toHaveAttribute("href", "/sessions/session-9");
  expect(link).toHaveAttribute("target", "_blank");
  expect(link).toHaveTextContent("Cause: A dead switch");
});
