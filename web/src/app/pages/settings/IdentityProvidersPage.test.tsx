import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { IdentityProvidersPage } from "@/app/pages/settings/IdentityProvidersPage";
import { provider } from "@/testing/accounts";
import { heard } from "@/testing/heard";
import { show } from "@/testing/render";
import { answer, refuse } from "@/testing/server";
import { Toaster } from "@/ui/Toast";

const open = (at = "/settings/identity-providers") =>
  show(
    <>
      <IdentityProvidersPage />
      <Toaster />
    </>,
    { at, as: {} },
  );

const redirect_uri = provider().redirect_uri;
const serve = (items = [provider()]) =>
  answer("get", "/team/identity-providers", { items, redirect_uri });

test("a provider is added; what the issuer does not answer is said at its field", async () => {
  serve([]);
  refuse("post", "/team/identity-providers", 422, "invalid", {
    errors: [{ field: "issuer", code: "unreachable", message: "The issuer did not answer." }],
  });
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Add a provider" }));
  expect(screen.getByText(redirect_uri)).toBeVisible();
  await user.selectOptions(screen.getByLabelText("Provider"), "Another provider (OpenID Connect)");
  await user.type(screen.getByLabelText("Name"), "Contoso login");
  await user.type(screen.getByLabelText("Issuer"), "https://login.contoso.example");
  await user.type(screen.getByLabelText("Client ID"), "client-1");
  await user.type(screen.getByLabelText("Client secret"), "s3cret");
  await user.type(screen.getByLabelText("Email domains"), "contoso.example");
  await user.click(screen.getByRole("button", { name: "Add" }));
  await waitFor(() =>
    expect(screen.getByLabelText("Issuer")).toHaveAccessibleDescription(/did not answer/),
  );

  const sent = heard("post", "/team/identity-providers", provider(), 201);
  serve();
  await user.click(screen.getByRole("button", { name: "Add" }));
  expect(await screen.findByRole("list", { name: "Identity providers" })).toBeVisible();
  expect(sent).toEqual([
    {
      kind: "oidc",
      name: "Contoso login",
      issuer: "https://login.contoso.example",
      client_id: "client-1",
      client_secret: "s3cret",
      email_domains: ["contoso.example"],
      enabled: true,
    },
  ]);
});

test("what is missing is named, and nothing is sent", async () => {
  serve([]);
  const { user } = open("/settings/identity-providers?edit=new");
  await user.click(await screen.findByRole("button", { name: "Add" }));
  expect(screen.getByLabelText("Client ID")).toBeInvalid();
  await waitFor(() => expect(screen.getByLabelText("Client ID")).toHaveFocus());
});

test("an edit leaves the saved secret alone", async () => {
  serve();
  const sent = heard("put", "/team/identity-providers/provider-1", provider());
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Edit Contoso login" }));
  expect(screen.getByLabelText("Client secret")).toHaveAccessibleDescription(/One is saved/);
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).not.toHaveProperty("client_secret");
});

test("turning off happens at once and is taken back from the toast", async () => {
  serve();
  const sent = heard("put", "/team/identity-providers/provider-1", provider());
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Turn off Contoso login" }));
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(sent).toMatchObject([{ enabled: false }, { enabled: true }]));
});

test("deleting asks first, and says who is locked out", async () => {
  serve();
  const sent = heard("delete", "/team/identity-providers/provider-1", null);
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Delete Contoso login" }));
  const dialog = await screen.findByRole("dialog", { name: "Delete Contoso login?" });
  await user.click(within(dialog).getByRole("button", { name: "Delete" }));
  await waitFor(() => expect(sent).toHaveLength(1));
});
