import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import type { Schema } from "@/api/types";
import { openSession, stepHeading } from "@/app/pages/testing/openSession";
import { FakeSession } from "@/features/runner/testing/fakeSession";
import { server } from "@/testing/server";

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
  dismissed: [],
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
  const taken = { type: "suggestion_taken", step: "renew" };
  await waitFor(() => expect(session.detail().timeline.at(-1)?.event).toEqual(taken));
  expect(session.received, "nobody is answered for").toHaveLength(1);
});

test("what is not relevant is put aside, and brought back", async () => {
  const session = new FakeSession();
  session.suggestions = learnt;
  session.interfere = () => {
    const dismissed = [{ step: "renew", title: "Renew the lease", why: null }];
    session.suggestions = { ...learnt, steps: [], dismissed };
    return undefined;
  };
  session.serve();
  const { user } = await openSession();
  await user.click(
    await screen.findByRole("button", { name: "“Renew the lease” is not relevant" }),
  );
  await waitFor(() => expect(session.received).toHaveLength(1));
  expect(session.received[0]?.command).toEqual({
    type: "dismiss_suggestion",
    step: "renew",
    why: null,
  });
  await user.click(await screen.findByRole("button", { name: "Suggest “Renew the lease” again" }));
  await waitFor(() => expect(session.received).toHaveLength(2));
  expect(session.received[1]?.command).toEqual({ type: "restore_suggestion", step: "renew" });
});

test("a session without a flow takes up one that suits its problem, and keeps what was done", async () => {
  const session = FakeSession.free({
    ...{ type: "ad_hoc_step", step: null, title: "Restarted the router" },
    ...{ result: null, minutes: null, audience: "internal" },
  }).serve();
  server.use(
    http.get("*/api/v1/flows/suggested", ({ request }) => {
      const problem = new URL(request.url).searchParams.get("problem");
      const items = problem?.startsWith("Nothing") ? [suggestedFlow] : [];
      return HttpResponse.json({ items });
    }),
  );
  const { user } = await openSession();
  await screen.findByRole("button", { name: "Follow “No internet”" });
  await user.keyboard("t");
  await waitFor(() => expect(screen.getByLabelText("Find a flow")).toHaveFocus());
  await user.keyboard("xyz");
  expect(await screen.findByText(/No published flow fits these words/)).toBeVisible();
  await user.clear(screen.getByLabelText("Find a flow"));
  await user.click(await screen.findByRole("button", { name: "Follow “No internet”" }));
  expect(await stepHeading("Can the user reach the gateway?")).toBeVisible();
  expect(session.received.at(-1)?.command).toEqual({
    type: "attach_flow",
    flow: "flow-1",
    version: null,
  });
  expect(screen.getByText("Restarted the router")).toBeVisible();
});

const suggestedFlow: Schema<"SuggestedFlow"> = {
  ...{ id: "flow-1", title: "No internet", summary: "", kind: "troubleshooting", score: 1 },
  ...{ matches: ["nothing"], places: [], of_sessions: 0, resolved: 0, why: "Matches “nothing”" },
};

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
