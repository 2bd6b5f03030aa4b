import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { ApiTokensPage } from "@/app/pages/settings/ApiTokensPage";
import { apiToken, factors } from "@/testing/accounts";
import { heard } from "@/testing/heard";
import { show } from "@/testing/render";
import { answer, refuse } from "@/testing/server";

const open = () => show(<ApiTokensPage />, { as: {} });

test("a token is made with a name, scopes and an end, and shown once", async () => {
  answer("get", "/account/api-tokens", { items: [] });
  const sent = heard(
    "post",
    "/account/api-tokens",
    { token: "rf_pat_secret", api_token: apiToken() },
    201,
  );
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "New token" }));
  const form = await screen.findByRole("dialog", { name: "New API token" });
  await user.click(within(form).getByRole("button", { name: "Create token" }));
  expect(within(form).getByRole("alert")).toHaveTextContent("Choose at least one.");
  await user.type(within(form).getByLabelText("Name"), "Nightly report");
  await user.click(within(form).getByRole("checkbox", { name: /Read flows/ }));
  await user.selectOptions(within(form).getByLabelText("Works for"), "30 days");
  await user.click(within(form).getByRole("button", { name: "Create token" }));
  expect(within(form).getByText("Enter your password.")).toBeVisible();
  expect(sent).toEqual([]);
  await user.type(within(form).getByLabelText("Your password"), "my password");
  answer("get", "/account/api-tokens", { items: [apiToken()] });
  await user.click(within(form).getByRole("button", { name: "Create token" }));

  const done = await screen.findByRole("dialog", { name: "Nightly report is ready" });
  expect(done).toHaveTextContent("rf_pat_secret");
  await user.keyboard("{Escape}");
  expect(done).toBeVisible();
  await user.click(within(done).getByRole("button", { name: "Done, I copied it" }));
  expect(await screen.findByRole("list", { name: "API tokens" })).toHaveTextContent("…x7Qa");
  expect(document.body).not.toHaveTextContent("rf_pat_secret");
  expect(sent).toEqual([
    {
      name: "Nightly report",
      scopes: ["flows:read"],
      expires_in_days: 30,
      password: "my password",
    },
  ]);
});

test.each([
  ["a code of the app", true, { code: "123456" }],
  ["nothing but the fresh sign-in", false, {}],
])("without a password, %s proves who makes a token", async (_, totp_enabled, proof) => {
  answer("get", "/account/api-tokens", { items: [] });
  answer("get", "/account/second-factor", factors({ totp_enabled }));
  const sent = heard("post", "/account/api-tokens", { token: "t", api_token: apiToken() }, 201);
  const { user } = show(<ApiTokensPage />, { as: { has_password: false } });
  await user.click(await screen.findByRole("button", { name: "New token" }));
  const form = await screen.findByRole("dialog", { name: "New API token" });
  await user.type(within(form).getByLabelText("Name"), "Report");
  await user.click(within(form).getByRole("checkbox", { name: /Read flows/ }));
  expect(within(form).queryByLabelText("Your password")).not.toBeInTheDocument();
  if (totp_enabled) {
    await user.type(await within(form).findByLabelText(/Code from your/), "123 456");
  }
  const create = within(form).getByRole("button", { name: "Create token" });
  await waitFor(() => expect(create).not.toHaveAttribute("aria-disabled"));
  await user.click(create);
  await screen.findByRole("dialog", { name: "Nightly report is ready" });
  expect(sent).toEqual([{ name: "Report", scopes: ["flows:read"], expires_in_days: 90, ...proof }]);
});

test("a token is not made where the proof fails, and the form says so", async () => {
  answer("get", "/account/api-tokens", { items: [] });
  refuse("post", "/account/api-tokens", 403, "reauthentication_failed");
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "New token" }));
  const form = await screen.findByRole("dialog", { name: "New API token" });
  await user.type(within(form).getByLabelText("Name"), "Report");
  await user.click(within(form).getByRole("checkbox", { name: /Read flows/ }));
  await user.type(within(form).getByLabelText("Your password"), "wrong");
  await user.click(within(form).getByRole("button", { name: "Create token" }));
  expect(await within(form).findByRole("alert")).toHaveTextContent("did not prove that it is you");
});

test("those that work stand first, and are revoked after a question", async () => {
  const revoked = apiToken({ id: "t-2", name: "Old one", revoked_at: "2026-03-02T08:00:00Z" });
  const expired = apiToken({ id: "t-3", name: "Past one", expires_at: "2026-01-02T08:00:00Z" });
  answer("get", "/account/api-tokens", { items: [revoked, expired, apiToken()] });
  const sent = heard("delete", "/account/api-tokens/token-1", null);
  const { user } = open();
  const list = await screen.findByRole("list", { name: "API tokens" });
  const [first] = within(list).getAllByText(/report|one/);
  expect(first).toHaveTextContent("Nightly report");
  expect(within(list).getByText("Revoked")).toBeVisible();
  expect(within(list).getByText("Expired")).toBeVisible();
  await user.click(within(list).getByRole("button", { name: "Revoke Nightly report" }));
  const dialog = await screen.findByRole("dialog", { name: "Revoke Nightly report?" });
  await user.click(within(dialog).getByRole("button", { name: "Revoke" }));
  await waitFor(() => expect(sent).toHaveLength(1));
});

test("a failure says so and offers another try", async () => {
  refuse("get", "/account/api-tokens", 500, "internal_error");
  const { user } = open();
  await screen.findByText("Your API tokens could not be loaded");
  answer("get", "/account/api-tokens", { items: [apiToken()] });
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("list", { name: "API tokens" })).toBeVisible();
});
