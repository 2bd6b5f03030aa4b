import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { setAuth, useConnection } from "@/api/auth/state";
import { ownProblem } from "@/api/problem";
import type { Me } from "@/api/types";
import { AppShell } from "@/app/AppShell";
import { show } from "@/testing/render";
import { server } from "@/testing/server";

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
  const [button] = screen.getAllByRole("button", { name: /Account of Dana Whitfield/ });
  if (button) await page.user.click(button);
  const menu = await screen.findByRole("menu");
  await page.user.click(within(menu).getByRole("menuitem", { name: "Sign out" }));
  await screen.findByText("Sign in here");
  expect(page.location()).toBe("/sign-in");
});

it("changes the theme at once and remembers it", async () => {
  const page = open({});
  const [button] = screen.getAllByRole("button", { name: /Account of/ });
  if (button) await page.user.click(button);
  await page.user.click(await screen.findByRole("menuitemradio", { name: "Light" }));
  expect(document.documentElement.dataset.theme).toBe("light");
  expect(localStorage.getItem("rf.theme")).toBe("light");
});
