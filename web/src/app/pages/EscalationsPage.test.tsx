import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { useHotkeys } from "@/actions/hotkeys";
import type { Schema } from "@/api/types";
import { EscalationsPage } from "@/app/pages/EscalationsPage";
import { FakeSession } from "@/features/runner/testing/fakeSession";
import { show } from "@/testing/render";
import { refuse, server } from "@/testing/server";

type Escalation = Schema<"Escalation">;

function row(changes: Partial<Escalation> = {}): Escalation {
  return {
    id: "escalation-1",
    session_id: "session-1",
    reference: "RF-1A2B3C",
    problem: "Nothing loads",
    flow_title: "No internet at a branch office",
    escalated_by: { id: "person-1", name: "Dana Whitfield" },
    to: "L2",
    to_person: null,
    reason: "The line is down",
    open_step: "Can the user reach the gateway?",
    escalated_at: "2030-01-01T10:00:00Z",
    state: "waiting",
    accepted_at: null,
    seconds_to_accept: null,
    settled_at: null,
    settled_by: null,
    event_count: 2,
    may_accept: true,
    ...changes,
  };
}

function serveQueue(...items: Escalation[]): string[] {
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/escalations", ({ request }) => {
      asked.push(new URL(request.url).searchParams.toString());
      return HttpResponse.json({ items, next_cursor: null });
    }),
    http.get("*/api/v1/escalations/summary", () =>
      HttpResponse.json({ waiting: 1, waiting_for_me: 0, usual_seconds_to_accept: 720 }),
    ),
  );
  return asked;
}

function Page() {
  useHotkeys();
  return <EscalationsPage />;
}

const open = (at = "/escalations") =>
  show(<Page />, {
    at,
    path: "/escalations",
    as: { id: "person-2", name: "Alex Romero", role: "engineer" },
    routes: [{ path: "/sessions/:sessionId", element: <h1>The session</h1> }],
  });

test("a card says what waits, for whom, why, and where it stands", async () => {
  serveQueue(row());
  open();
  const list = await screen.findByRole("list", { name: "Escalations" });
  for (const text of ["RF-1A2B3C", "Waiting", "Nothing loads", "The line is down"]) {
    expect(within(list).getByText(text)).toBeInTheDocument();
  }
  expect(within(list).getByText(/Dana Whitfield to L2/)).toBeInTheDocument();
  expect(within(list).getByText("Can the user reach the gateway?")).toBeInTheDocument();
  expect(await screen.findByText("Usually accepted after 12 min")).toBeInTheDocument();
});

test("the view and the filters stand in the address, and are asked of the server", async () => {
  const asked = serveQueue(
    row({ state: "accepted", seconds_to_accept: 90, settled_by: { id: "p", name: "Ana" } }),
  );
  const { user, location } = open();
  await screen.findByRole("list", { name: "Escalations" });
  expect(asked.at(-1)).toBe("state=waiting&limit=25");
  await user.click(screen.getByRole("tab", { name: "Accepted" }));
  await user.selectOptions(await screen.findByLabelText("Whose"), "To me");
  await waitFor(() => expect(location()).toBe("/escalations?view=accepted&whose=to_me"));
  await waitFor(() => expect(asked.at(-1)).toBe("state=accepted&to_me=true&limit=25"));
  expect(await screen.findByText(/Ana after 2 min/)).toBeVisible();
});

test("a card opens its briefing, and accepting leads into the session", async () => {
  serveQueue(row());
  const session = new FakeSession({ type: "escalated", to: "L2", reason: "The line is down" });
  session.escalation = {
    seq: 2,
    at: "2030-01-01T10:02:00Z",
    by: { id: "person-1", name: "Dana Whitfield" },
    accepted_by: null,
    accepted_at: null,
    may_accept: true,
    may_return: true,
  };
  session.suggestions = {
    ...session.suggestions,
    steps: [
      {
        step: "dns",
        title: "Restart the resolver",
        answer: null,
        probability: 0.5,
        minutes: 3,
        score: 0.17,
        resolved_here: 2,
        why: "Resolved 2 of 4 similar sessions, 3 min",
      },
    ],
  };
  session.serve();
  const { user, location } = open();
  await screen.findByRole("list", { name: "Escalations" });
  await user.keyboard("j{Enter}");
  const panel = await screen.findByRole("region", { name: "Escalated session" });
  expect(location()).toBe("/escalations?session=session-1");
  expect(await within(panel).findByText(/For: escalation/)).toBeVisible();
  expect(await within(panel).findByText("Restart the resolver")).toBeVisible();
  expect(within(panel).getByText("Resolved 2 of 4 similar sessions, 3 min")).toBeVisible();
  expect(await within(panel).findByText(/No finished session is like this one/)).toBeVisible();
  await user.click(within(panel).getByRole("button", { name: /Accept/ }));
  expect(await screen.findByRole("heading", { name: "The session" })).toBeVisible();
  expect(session.received[0]?.command).toEqual({ type: "accept_escalation" });
});

test("an acceptance that came too late says so and offers nothing more", async () => {
  serveQueue(row());
  const session = new FakeSession({ type: "escalated", to: "L2", reason: "The line is down" });
  const waiting = {
    seq: 2,
    at: "2030-01-01T10:02:00Z",
    by: { id: "person-1", name: "Dana Whitfield" },
    accepted_by: null,
    accepted_at: null,
    may_accept: true,
    may_return: true,
  };
  session.escalation = waiting;
  session.serve();
  const { user } = open("/escalations?session=session-1");
  const panel = await screen.findByRole("region", { name: "Escalated session" });
  const accept = await within(panel).findByRole("button", { name: /Accept/ });
  session.record({ type: "escalation_accepted" }, { id: "person-9", name: "Ana Cruz" });
  const by = { id: "person-9", name: "Ana Cruz" };
  session.escalation = {
    ...waiting,
    ...{ accepted_by: by, accepted_at: waiting.at, may_accept: false, may_return: false },
  };
  await user.click(accept);
  expect(await within(panel).findByText(/With Ana Cruz since/)).toBeVisible();
  expect(within(panel).queryByRole("button", { name: /Accept/ })).toBeNull();
});

test("an empty queue says what belongs there; one that is filtered offers to clear the filters", async () => {
  serveQueue();
  const { user, location } = open("/escalations?whose=mine");
  await user.click(await screen.findByRole("button", { name: "Clear filters" }));
  expect(await screen.findByText("Nothing waits")).toBeVisible();
  expect(location()).toBe("/escalations");
});

test("a failure says so and offers another try", async () => {
  refuse("get", "/escalations", 500, "internal");
  const { user } = open();
  expect(await screen.findByText("The escalations could not be loaded")).toBeVisible();
  serveQueue(row());
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("list", { name: "Escalations" })).toBeInTheDocument();
});
