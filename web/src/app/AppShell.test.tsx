import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { setAuth, useConnection } from "@/api/auth/state";
import { api } from "@/api/client";
import { ownProblem } from "@/api/problem";
import type { Me } from "@/api/types";
import { AppShell } from "@/app/AppShell";
import { heard } from "@/testing/heard";
import { show } from "@/testing/render";
import { refuse, server } from "@/testing/server";

const open = (as?: Partial<Me>, at = "/sessions?status=active") =>
  show(<AppShell />, { at, as, routes: [{ path: "/sign-in", element: <p>Sign in here</p> }] });

it("sends people who are not signed in to the sign-in page, and remembers where they were", async () => {
  setAuth({ status: "signed_out", ended: { code: "session_expired_idle" } });
  const page = open();
  await screen.findByText("Sign in here");
  expect(page.location()).toBe("/sign-in?next=%2Fsessions%3Fstatus%3Dactive");
});

it("waits for a server that does not answer, instead of signing anybody out", () => {
  setAuth({ status: "unreachable", problem: ownProblem("unreachable") });
  open();
  expect(screen.getByRole("heading", { name: "Waiting for the server" })).toBeVisible();
});

it("says quietly that the connection is in trouble", () => {
  useConnection.setState({ trouble: ownProblem("refresh_unavailable") });
  open({});
  expect(screen.getByText(/You stay signed in/)).toBeVisible();
});

it("offers an engineer the import, and a viewer not", () => {
  const { unmount } = open({ role: "engineer" });
  expect(screen.getAllByRole("link", { name: "Import" })).not.toHaveLength(0);
  unmount();
  open({ role: "viewer" });
  expect(screen.queryByRole("link", { name: "Import" })).not.toBeInTheDocument();
});

it("signs out from the account menu, and starts afresh next time", async () => {
  server.use(http.post("*/api/v1/auth/logout", () => new HttpResponse(null, { status: 204 })));
  const page = open({ name: "Dana Whitfield" });
  const [button] = await screen.findAllByRole("button", { name: /Account of Dana Whitfield/ });
  if (button) await page.user.click(button);
  const menu = await screen.findByRole("menu");
  await page.user.click(within(menu).getByRole("menuitem", { name: "Sign out" }));
  await screen.findByText("Sign in here");
  expect(page.location()).toBe("/sign-in");
});

it("changes the theme at once and remembers it", async () => {
  const page = open({});
  const [button] = await screen.findAllByRole("button", { name: /Account of/ });
  if (button) await page.user.click(button);
  await page.user.click(await screen.findByRole("menuitemradio", { name: "Light" }));
  expect(document.documentElement.dataset.theme).toBe("light");
  expect(localStorage.getItem("rf.theme")).toBe("light");
});

it("leads whoever owes a second factor to setting one up, and nowhere else", async () => {
  const page = open({ must_enrol_second_factor: true }, "/sessions");
  await waitFor(() => expect(page.location()).toBe("/settings/security"));
});

it("notices from any refusal that a second factor is owed", async () => {
  refuse("get", "/flows", 403, "second_factor_enrolment_required");
  const page = open({});
  await api.GET("/api/v1/flows");
  await waitFor(() => expect(page.location()).toBe("/settings/security"));
});

it("reminds of an address that is not verified until that is put away", async () => {
  const sent = heard("post", "/account/email/verification", null, 202);
  const page = open({ id: "person-9", email_verified: false });
  await page.user.click(await screen.findByRole("button", { name: "Send it again" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  await page.user.click(screen.getByRole("button", { name: "Hide" }));
  expect(screen.queryByText(/is not verified yet/)).not.toBeInTheDocument();
  page.unmount();
  open({ id: "person-9", email_verified: false });
  await screen.findAllByRole("link", { name: "Flows" });
  expect(screen.queryByText(/is not verified yet/)).not.toBeInTheDocument();
});

it("shows the operator the mailbox, and nobody else", () => {
  const { unmount } = open({ role: "super_admin" });
  expect(screen.getAllByRole("link", { name: "Mailbox" })).not.toHaveLength(0);
  unmount();
  open({ role: "team_admin" });
  expect(screen.queryByRole("link", { name: "Mailbox" })).not.toBeInTheDocument();
});
