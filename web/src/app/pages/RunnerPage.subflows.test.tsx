import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { FlowDocument } from "@/api/types";
import { openSession, stepHeading } from "@/app/pages/testing/openSession";
import { branchFlow } from "@/features/runner/testing/branchFlow";
import { FakeSession } from "@/features/runner/testing/fakeSession";

beforeEach(() => sessionStorage.clear());

/** As the server puts a sub-flow into the flow around it. */
const around: FlowDocument = {
  ...branchFlow,
  start: "profile",
  steps: {
    profile: { type: "subflow", title: "Rebuild the profile", flow: "rebuild", goto: "gateway" },
    "profile/stop": { type: "action", title: "Close Outlook", goto: "profile/built" },
    "profile/built": { type: "resolution", title: "The profile is new" },
    missing: { type: "subflow", title: "Look at the router", flow: "router", goto: "gateway" },
    ...branchFlow.steps,
  },
};

test("a sub-flow is walked into and out of by the keyboard, and the path tells where one is", async () => {
  const session = new FakeSession();
  session.flow = around;
  session.serve();
  const { user } = await openSession();
  await stepHeading("Rebuild the profile");
  expect(screen.getByRole("button", { name: /Go through it/ })).toBeVisible();
  await user.keyboard("{Enter}");
  await stepHeading("Close Outlook");
  expect(screen.getByText(/Rebuild the profile › step 1/)).toBeVisible();
  await user.keyboard("{Enter}");
  await stepHeading("The profile is new");
  expect(screen.queryByRole("button", { name: /^Resolve$/ })).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: /Go on behind “Rebuild the profile”/ })).toBeVisible();
  await user.keyboard("{Enter}");
  await stepHeading("Can the user reach the gateway?");
  const path = screen.getByRole("list", { name: "Path" });
  expect(within(path).getByText("Entered")).toBeVisible();
  expect(session.received.map(({ command }) => command.type)).toEqual([
    "enter_subflow",
    "complete_step",
    "complete_step",
  ]);
  await user.keyboard("{Backspace}");
  await stepHeading("The profile is new");
});

test("a sub-flow whose steps are not there is done by hand, and says why", async () => {
  const session = new FakeSession();
  session.flow = { ...around, start: "missing" };
  session.serve();
  const { user } = await openSession();
  await stepHeading("Look at the router");
  expect(screen.getByText(/The steps of this sub-flow are not in this session/)).toBeVisible();
  await user.keyboard("{Enter}");
  await stepHeading("Can the user reach the gateway?");
  expect(session.received[0]?.command).toEqual({ type: "complete_step", step: "missing" });
});
