import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { actionsNow } from "@/actions/registry";
import type { Role } from "@/api/types";
import { SettingsPage } from "@/app/pages/settings/SettingsPage";
import { useSettingsActions } from "@/app/pages/settings/useSettingsActions";
import { show } from "@/testing/render";
import { securityPolicy, signInView } from "@/testing/security";
import { answer } from "@/testing/server";

function Page() {
  useSettingsActions();
  return <SettingsPage />;
}

const open = (role: Role, at: string) => show(<Page />, { at, path: "/settings/*", as: { role } });

test("an engineer finds their own settings, and not the team's security", async () => {
  answer("get", "/auth/sign-ins", { items: [signInView({ is_current: true })] });
  open("engineer", "/settings/sign-ins");
  expect(await screen.findByRole("heading", { level: 1, name: "My sign-ins" })).toBeVisible();
  const nav = screen.getByRole("navigation", { name: "Settings" });
  expect(within(nav).getByRole("link", { name: "My sign-ins" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  expect(within(nav).queryByRole("link", { name: "Audit log" })).toBeNull();
  expect(actionsNow().map(({ label }) => label)).not.toContain("Audit log");
});

test.each(["note-templates", "security-policy", "team-sign-ins", "audit-log"])(
  "/settings/%s tells a viewer whose page it is, and asks the server nothing",
  async (slug) => {
    open("viewer", `/settings/${slug}`);
    expect(await screen.findByText("This page is for team admins")).toBeVisible();
  },
);

test("an admin reaches every page from everywhere, by its name", async () => {
  answer("get", "/team/security", securityPolicy());
  const { location } = open("team_admin", "/settings/nowhere");
  expect(await screen.findByRole("heading", { name: "Page not found" })).toBeVisible();
  actionsNow()
    .find(({ id }) => id === "settings.security-policy")
    ?.perform();
  expect(await screen.findByRole("heading", { level: 1, name: "Security" })).toBeVisible();
  expect(location()).toBe("/settings/security-policy");
});

test("the settings open at their first page", async () => {
  answer("get", "/auth/sign-ins", { items: [] });
  const { location } = open("viewer", "/settings");
  const nav = await screen.findByRole("navigation", { name: "Settings" });
  const [first] = within(nav).getAllByRole("link");
  expect(location()).toBe(first?.getAttribute("href"));
});
