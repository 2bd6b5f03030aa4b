import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { useAuth } from "@/api/auth/state";
import type { Schema } from "@/api/types";
import { SecurityPolicyPage } from "@/app/pages/settings/SecurityPolicyPage";
import { show } from "@/testing/render";
import { securityPolicy } from "@/testing/security";
import { answer, problemReply, refuse, server } from "@/testing/server";
import { Toaster } from "@/ui/Toast";

/** Serves a policy; what is saved is answered as `then` and kept here. */
function serve(policy = securityPolicy(), then = policy, ended = 0) {
  const saved: Schema<"SecurityPolicyBody">[] = [];
  server.use(
    http.get("*/api/v1/team/security", () => HttpResponse.json(policy)),
    http.patch<never, Schema<"SecurityPolicyBody">>(
      "*/api/v1/team/security",
      async ({ request }) => {
        saved.push(await request.json());
        return HttpResponse.json({ policy: then, ended_sign_ins: ended });
      },
    ),
  );
  return saved;
}

const open = () =>
  show(
    <>
      <SecurityPolicyPage />
      <Toaster />
    </>,
    { as: { role: "team_admin" } },
  );
const save = () => screen.getByRole("button", { name: "Save policy" });

test("a stricter preset says what it does to people before it is saved, and how many after", async () => {
  const strict = { idle_minutes: 60, absolute_minutes: 1440 };
  const saved = serve(
    securityPolicy(),
    securityPolicy({ preset: "strict", overrides: strict, effective: strict }),
    7,
  );
  const { user } = open();
  const standard = await screen.findByRole("radio", { name: /^Standard/ });
  expect(standard).toBeChecked();
  expect(standard.closest("label")).toHaveTextContent("3 days without use, 14 days at the latest");
  expect(save()).toHaveAttribute("aria-disabled", "true");
  await user.click(screen.getByRole("radio", { name: /^Strict/ }));
  expect(screen.getByRole("status")).toHaveTextContent(
    "Sign-ins that were last used more than 1 hour ago or began more than 1 day ago end at once",
  );
  await user.click(save());
  expect(await screen.findByText("7 sign-ins ended.")).toBeInTheDocument();
  expect(saved).toEqual([strict]);
  expect(screen.getByRole("radio", { name: /^Strict/ })).toBeChecked();
  expect(save()).toHaveAttribute("aria-disabled", "true");
});

test("limits of one's own are checked while they are typed, against each other too", async () => {
  const saved = serve();
  const { user } = open();
  await user.click(await screen.findByRole("radio", { name: /^Custom/ }));
  const idle = screen.getByLabelText("Without use");
  const says = async (text: string, unit: string, fault: string) => {
    await user.selectOptions(screen.getByLabelText('Unit of "Without use"'), unit);
    await user.clear(idle);
    await user.type(idle, text);
    expect(idle).toHaveAccessibleDescription(expect.stringContaining(fault));
    expect(idle).toBeInvalid();
  };
  await says("10", "minutes", "At least 15 minutes.");
  await says("31", "days", "At most 30 days.");
  await says("a while", "days", "Enter a number of whole minutes");
  await says("20", "days", "Inactivity cannot last longer than the whole sign-in, 14 days.");
  await user.click(save());
  await waitFor(() => expect(idle).toHaveFocus());
  expect(saved).toEqual([]);

  await user.clear(idle);
  await user.type(idle, "1.5");
  expect(idle).toBeValid();
  await user.click(save());
  await waitFor(() => expect(saved).toEqual([{ idle_minutes: 2160, absolute_minutes: 20160 }]));
});

test("the server's default can count for one limit alone", async () => {
  const saved = serve(
    securityPolicy({
      preset: "custom",
      overrides: { idle_minutes: 120, absolute_minutes: null },
      effective: { idle_minutes: 120, absolute_minutes: 20160 },
    }),
  );
  const { user } = open();
  const latest = await screen.findByLabelText("At the latest");
  expect(latest).toBeDisabled();
  const [idleByServer, latestByServer] = screen.getAllByRole("checkbox", { name: /default/ });
  if (!idleByServer || !latestByServer) throw new Error("each limit has a default");
  expect(latestByServer).toBeChecked();
  await user.click(latestByServer);
  await user.clear(latest);
  await user.type(latest, "10");
  await user.click(idleByServer);
  await user.click(save());
  await waitFor(() => expect(saved).toEqual([{ idle_minutes: null, absolute_minutes: 14400 }]));
});

test("what the server finds wrong stands at the field", async () => {
  serve();
  server.use(
    http.patch("*/api/v1/team/security", () =>
      problemReply(422, "invalid", {
        errors: [
          { field: "idle_minutes", code: "too_short", message: "At least 20 minutes here." },
        ],
      }),
    ),
  );
  const { user } = open();
  await user.click(await screen.findByRole("radio", { name: /^Custom/ }));
  await user.click(save());
  const idle = screen.getByLabelText("Without use");
  await waitFor(() =>
    expect(idle).toHaveAccessibleDescription(expect.stringContaining("At least 20 minutes here.")),
  );
});

test("requiring a second factor says how many have none, and changes nothing else", async () => {
  const saved = serve();
  const { user } = open();
  await user.click(await screen.findByRole("checkbox", { name: /needs a second factor/ }));
  expect(screen.getByRole("status")).toHaveTextContent("3 members have no second factor yet");
  await user.click(save());
  await waitFor(() => expect(saved).toEqual([{ second_factor_required: true }]));
});

test("a preset that the server's bounds forbid cannot be chosen", async () => {
  const bounds = { ...securityPolicy().bounds, idle_min: 120 };
  serve(securityPolicy({ bounds }));
  open();
  expect(await screen.findByRole("radio", { name: /^Strict/ })).toBeDisabled();
  expect(screen.getByText("This server does not allow it.")).toBeVisible();
});

test("everybody else is signed out after a question", async () => {
  serve();
  answer("post", "/team/security/revoke-sign-ins", { revoked_count: 11 });
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Sign out everybody else" }));
  const dialog = await screen.findByRole("dialog", { name: "Sign out everybody else?" });
  await user.click(within(dialog).getByRole("button", { name: "Sign out everybody else" }));
  expect(await screen.findByText("11 sign-ins ended")).toBeInTheDocument();
});

test("signing everybody out signs out here too", async () => {
  serve();
  answer("post", "/team/security/revoke-sign-ins", { revoked_count: 12 });
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Sign out everybody, me too" }));
  const dialog = await screen.findByRole("dialog", { name: "Sign out everybody?" });
  await user.click(within(dialog).getByRole("button", { name: "Sign out everybody" }));
  await waitFor(() => expect(useAuth.getState().status).toBe("signed_out"));
});

test("a failure says so and offers another try", async () => {
  refuse("get", "/team/security", 500, "internal_error");
  open();
  expect(await screen.findByText("The security policy could not be loaded")).toBeVisible();
});
