import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { ownProblem } from "@/api/problem";
import { openSession, stepHeading } from "@/app/pages/testing/openSession";
import { branchFlow } from "@/features/runner/testing/branchFlow";
import { FakeSession } from "@/features/runner/testing/fakeSession";
import { server } from "@/testing/server";

beforeEach(() => {
  sessionStorage.clear();
  // The pretended page draws no pictures.
  URL.createObjectURL = () => "blob:picture";
  URL.revokeObjectURL = () => {};
  const nothing = () => new HttpResponse(null, { status: 404 });
  server.use(http.get("*/api/v1/sessions/session-1/evidence/:id/thumbnail", nothing));
});

const problem = (code: string, status: number) => () =>
  HttpResponse.json(ownProblem(code, status), {
    status,
    headers: { "content-type": "application/problem+json" },
  });

const log = (name = "app.log") => new File(["log"], name, { type: "text/plain" });

const drop = (...files: File[]) =>
  act(() => {
    const event = new Event("drop", { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { files, types: ["Files"] } });
    window.dispatchEvent(event);
  });

const evidence = () => screen.findByRole("region", { name: "Evidence" });

test("a dropped file is sent and stands in the list; one that is not taken is not sent", async () => {
  const session = new FakeSession().serve();
  await openSession();
  await stepHeading("Can the user reach the gateway?");
  drop(log(), new File(["x"], "setup.exe"));
  expect(within(await evidence()).getByRole("button", { name: /^app\.log/ })).toBeVisible();
  expect(session.files.map(({ name }) => name)).toEqual(["app.log"]);
});

test("what the network loses is sent again under the same key, and is there once", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  session.interfere = () => HttpResponse.error();
  drop(log());
  expect(await screen.findByText("Not sent yet, will retry.")).toBeVisible();
  session.interfere = null;
  await user.click(screen.getByRole("button", { name: "Send app.log now" }));
  await evidence();
  const keys = session.files.map(({ key }) => key);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(screen.queryByRole("list", { name: "Files on their way" })).toBeNull();
});

test("a refused file says why, and can be forgotten", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  session.interfere = problem("evidence_limit_reached", 409);
  drop(log());
  await user.click(await screen.findByRole("button", { name: "Forget app.log" }));
  expect(screen.queryByRole("list", { name: "Files on their way" })).toBeNull();
  expect(screen.getByRole("button", { name: "Add evidence" })).toHaveFocus();
});

test("an answer that a file overtakes is recorded behind it", async () => {
  const session = new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  const file = {
    ...{ id: "file-9", name: "slow.log", media_type: "text/plain" as const },
    ...{ bytes: 3, sha256: "" },
  };
  // The file arrives while the answer is on its way.
  session.interfere = () => {
    session.interfere = null;
    session.record({ type: "evidence_added", file, caption: null, step: "gateway", capture: null });
    return undefined;
  };
  await user.keyboard("2");
  await stepHeading("Renew the lease");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(session.detail().event_count).toBe(4));
  expect(session.detail().timeline.map(({ event }) => event.type)).toEqual([
    "started",
    "evidence_added",
    "answered",
    "step_done",
  ]);
  expect(screen.queryByText(/moved on/)).toBeNull();
});

test("a file that the flow asks for holds the step up until it is given", async () => {
  const session = new FakeSession();
  const { gateway } = branchFlow.steps;
  if (!gateway) throw new Error("the flow begins at the gateway");
  const captures = [{ name: "window", kind: "file", label: "The window", required: true } as const];
  session.flow = {
    ...branchFlow,
    steps: { ...branchFlow.steps, gateway: { ...gateway, captures } },
  };
  session.serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  await user.keyboard("2");
  expect(await screen.findByText("This is needed first.")).toBeVisible();
  const field = screen.getByLabelText<HTMLInputElement>("The window (required)");
  fireEvent.change(field, { target: { files: [log("window.png")] } });
  expect(await screen.findByText(/Given: window\.png/)).toBeVisible();
  expect(session.files).toMatchObject([{ name: "window.png", capture: "window" }]);
  act(() => field.blur());
  await user.keyboard("2");
  await stepHeading("Renew the lease");
});

test("a file is looked at and withdrawn with a reason", async () => {
  const session = new FakeSession().serve();
  server.use(
    http.get("*/api/v1/sessions/session-1/evidence/:id/text", () =>
      HttpResponse.json({ text: "what the log says", is_cut: true, hidden: 2 }),
    ),
  );
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  drop(log());
  await user.click(within(await evidence()).getByRole("button", { name: /^app\.log/ }));
  const viewer = await screen.findByRole("dialog", { name: "app.log" });
  expect(await within(viewer).findByText("what the log says")).toBeVisible();
  expect(viewer).toHaveTextContent("2 values masked here");
  await user.click(within(viewer).getByRole("button", { name: "Withdraw…" }));
  await user.click(within(viewer).getByRole("button", { name: "Withdraw file" }));
  expect(viewer).toHaveTextContent("Say in a few words");
  await user.type(within(viewer).getByLabelText("Why it is withdrawn"), "Wrong log");
  await user.click(within(viewer).getByRole("button", { name: "Withdraw file" }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "Evidence" })).toBeNull());
  await waitFor(() =>
    expect(session.received.map(({ command }) => command)).toEqual([
      { type: "withdraw_evidence", id: "file-1", why: "Wrong log" },
    ]),
  );
});
