import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { ownProblem } from "@/api/problem";
import { openSession, stepHeading } from "@/app/pages/testing/openSession";
import { branchFlow } from "@/features/runner/testing/branchFlow";
import { FakeSession } from "@/features/runner/testing/fakeSession";
import { server } from "@/testing/server";

beforeEach(() => sessionStorage.clear());

/** A session on a flow that asks for the computer first, and for a number and a secret at the gateway. */
function asking(...events: ConstructorParameters<typeof FakeSession>): FakeSession {
  const session = new FakeSession(...events);
  const { gateway } = branchFlow.steps;
  if (!gateway) throw new Error("the flow begins at the gateway");
  session.flow = {
    ...branchFlow,
    intake: [{ name: "host", kind: "host", label: "Computer", required: true }],
    steps: {
      ...branchFlow.steps,
      gateway: {
        ...gateway,
        body: "Ask on {{ host }}.",
        commands: [{ shell: "cmd", run: "ping {{ host }} {{ code }}" }],
        captures: [
          { name: "loss", kind: "number", label: "Packet loss in %", max: 100 },
          { name: "code", kind: "text", label: "Door code", secret: true },
        ],
      },
    },
  };
  return session.serve();
}

const headers = { "content-type": "application/problem+json" };
const commands = (session: FakeSession) => session.received.map(({ command }) => command);

test("Enter gives a value and goes on to the next field, behind the last to the step", async () => {
  const session = asking();
  const { user } = await openSession();
  const heading = await stepHeading("Can the user reach the gateway?");
  await user.click(screen.getByLabelText("Computer (required)"));
  await user.keyboard("pc-7{Enter}");
  expect(screen.getByLabelText("Packet loss in %")).toHaveFocus();
  await user.keyboard("12{Enter}");
  expect(screen.getByLabelText("Door code")).toHaveFocus();
  await user.keyboard("{Enter}");
  expect(heading).toHaveFocus();
  await user.keyboard("2");
  await stepHeading("Renew the lease");
  await waitFor(() => expect(session.received).toHaveLength(3));
  expect(commands(session)).toEqual([
    { type: "capture", name: "host", value: "pc-7" },
    { type: "capture", name: "loss", value: "12" },
    { type: "answer", step: "gateway", answer: "no" },
  ]);
});

test("a step is not left before what it needs is given, and the field says so", async () => {
  const session = asking();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("2");
  const field = screen.getByLabelText("Computer (required)");
  await waitFor(() => expect(field).toHaveFocus());
  expect(screen.getByText("This is needed first.")).toBeVisible();
  expect(session.received).toEqual([]);
});

test("a value that does not fit stays in its field, with what is wrong with it", async () => {
  const session = asking();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  const field = screen.getByLabelText("Packet loss in %");
  await user.type(field, "120{Enter}");
  expect(screen.getByText("Give 100 or less.")).toBeVisible();
  expect(field).toHaveValue("120");
  expect(session.received).toEqual([]);
  await user.click(field);
  await user.keyboard("{Escape}");
  expect(field).toHaveValue("");
});

test("a value that the server refuses is back in its field, with what is wrong with it", async () => {
  const session = asking();
  session.interfere = () => {
    session.interfere = null;
    const errors = [{ field: "value", code: "bad_value", message: "Give a host name." }];
    return HttpResponse.json({ ...ownProblem("invalid", 422), errors }, { status: 422, headers });
  };
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.type(screen.getByLabelText("Computer (required)"), "a..b{Enter}");
  expect(await screen.findByText("Give a host name.")).toBeVisible();
  expect(screen.getByLabelText("Computer (required)")).toHaveValue("a..b");
});

test("P pauses: nothing is answered until it goes on", async () => {
  const session = asking({ type: "captured", step: null, name: "host", value: "pc-7" });
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("p");
  expect(await screen.findByText(/^Paused since/)).toBeVisible();
  expect(screen.queryByRole("list", { name: "Answers" })).not.toBeInTheDocument();
  await user.keyboard("1");
  await user.click(screen.getByRole("button", { name: /^Go on/ }));
  expect(await screen.findByRole("list", { name: "Answers" })).toBeVisible();
  await waitFor(() => expect(commands(session)).toEqual([{ type: "pause" }, { type: "resume" }]));
});

test("values stand in the step's texts and in a list, where they are corrected", async () => {
  const session = asking({ type: "captured", step: null, name: "host", value: "pc-7" });
  const { user } = await openSession();
  expect(await screen.findByText("Ask on pc-7.")).toBeVisible();
  expect(screen.getByText("ping pc-7 [code?]")).toBeVisible();
  const values = screen.getByRole("region", { name: "Values" });
  expect(values).toHaveTextContent("Computerpc-7");
  await user.click(within(values).getByRole("button", { name: "Change Computer" }));
  const field = within(values).getByLabelText("Computer (required)");
  await user.clear(field);
  await user.type(field, "pc-8{Enter}");
  expect(await screen.findByText("Ask on pc-8.")).toBeVisible();
  await waitFor(() => expect(session.received).toHaveLength(1));
  await user.click(screen.getByText("Timeline"));
  const told = within(screen.getByRole("list", { name: "Timeline" })).getByText("pc-7");
  expect(told.closest("li")).toHaveTextContent("taken back");
});

test("a secret is sent, is in no storage, and is shown and filled in only on request", async () => {
  const session = asking({ type: "captured", step: null, name: "host", value: "pc-7" });
  session.interfere = () => {
    expect(JSON.stringify({ ...sessionStorage })).not.toContain("C0de-77");
    session.interfere = null;
    return undefined as never;
  };
  server.use(
    http.post("*/api/v1/sessions/session-1/captures/code/reveal", () =>
      HttpResponse.json({ value: "C0de-77", seq: 3 }),
    ),
  );
  const { user } = await openSession();
  const field = await screen.findByLabelText("Door code");
  expect(field).toHaveAttribute("type", "password");
  await user.type(field, "C0de-77{Enter}");
  await waitFor(() => expect(field).toHaveValue(""));
  await waitFor(() => expect(session.received).toHaveLength(1));
  expect(document.body).not.toHaveTextContent("C0de-77");
  expect(screen.getByText("ping pc-7 [code: hidden]")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Show Door code" }));
  expect(await screen.findByText("ping pc-7 C0de-77")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Hide Door code" }));
  expect(document.body).not.toHaveTextContent("C0de-77");
});
