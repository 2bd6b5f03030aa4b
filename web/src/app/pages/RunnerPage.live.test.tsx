import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { openSession, stepHeading } from "@/app/pages/testing/openSession";
import { alex, FakeSession } from "@/features/runner/testing/fakeSession";

beforeEach(() => sessionStorage.clear());

const engineer = { id: "person-1", name: "Dana Whitfield" };

test("what somebody else does is on screen at once, and told", async () => {
  const session = new FakeSession().serve();
  session.mayAct = false;
  await openSession({ id: "person-9", role: "viewer" });
  await stepHeading("Can the user reach the gateway?");
  await waitFor(() => expect(session.stream.isOpen).toBe(true));
  session.record({ type: "answered", step: "gateway", answer: "yes" }, alex);
  session.stream.moved(2);
  await stepHeading("Does the resolver answer?");
  const news = "Alex Romero answered “Yes, it replies” to “Can the user reach the gateway?”.";
  expect(await screen.findByText(news)).toBeVisible();
});

test("one's own command comes back as nobody's news", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession(engineer);
  await stepHeading("Can the user reach the gateway?");
  await waitFor(() => expect(session.stream.isOpen).toBe(true));
  let answer = () => {};
  session.interfere = () => {
    // The stream is quicker than the answer.
    const [first] = session.received;
    const response = first ? session.carryOut(first) : Response.error();
    session.stream.moved(2);
    return new Promise((resolve) => {
      answer = () => resolve(response);
    });
  };
  await user.keyboard("1");
  await stepHeading("Does the resolver answer?");
  await waitFor(() => expect(session.received).toHaveLength(1));
  expect(screen.queryByText(/Dana Whitfield answered/)).toBeNull();
  answer();
  session.interfere = null;
  session.record({ type: "noted", step: "dns", text: "Hm", audience: "internal" }, alex);
  session.stream.moved(3);
  expect(await screen.findByText(/^Alex Romero wrote an internal note/)).toBeVisible();
  expect(screen.queryByText(/Dana Whitfield answered/)).toBeNull();
});

test("who else is here is shown beside the session, oneself left out", async () => {
  const session = new FakeSession().serve();
  await openSession(engineer);
  await waitFor(() => expect(session.stream.isOpen).toBe(true));
  session.stream.here(engineer, alex);
  expect(await screen.findByText("Also here: Alex Romero")).toBeInTheDocument();
  session.stream.here(engineer);
  await waitFor(() => expect(screen.queryByText(/Also here/)).toBeNull());
});

test("a session that somebody else ends turns into its record", async () => {
  const session = new FakeSession().serve();
  await openSession(engineer);
  await waitFor(() => expect(session.stream.isOpen).toBe(true));
  session.record({ type: "resolved", outcome: "Replaced it", cause: null }, alex);
  session.stream.moved(2);
  expect(await screen.findByRole("heading", { name: "Resolved" })).toBeVisible();
});
