import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test, vi } from "vitest";
import { ShareDialog } from "@/features/sharing/dialog/ShareDialog";
import { heard } from "@/testing/heard";
import { show } from "@/testing/render";
import { answer, refuse, server } from "@/testing/server";
import { share } from "@/testing/shares";

const list = (fields: object = {}) => ({
  items: [],
  may_create: true,
  may_share_internal: false,
  ...fields,
});

function open() {
  const handleClose = vi.fn();
  const shown = show(
    <ShareDialog sessionId="session-1" reference="RF-4SN02Q" onClose={handleClose} />,
    { as: {} },
  );
  return { ...shown, handleClose };
}

test("a link is made for an audience and a time, with a passphrase, and shown once", async () => {
  answer("get", "/sessions/session-1/shares", list());
  const url = "https://rf.example/s/tok_1";
  const sent = heard("post", "/sessions/session-1/shares", { url, share: share() }, 201);
  const { user, handleClose } = open();
  const form = await screen.findByRole("dialog", { name: "Share RF-4SN02Q" });
  await within(form).findByLabelText("Passphrase");
  // The internal note is not for the public.
  expect(within(form).queryByRole("radio", { name: "Internal note" })).toBeNull();
  await user.selectOptions(within(form).getByLabelText("Works for"), "1 day");
  await user.click(within(form).getByRole("button", { name: "Generate" }));
  await user.click(within(form).getByRole("button", { name: "Create link" }));
  const ready = await screen.findByRole("dialog", { name: "The link is ready" });
  expect(ready).toHaveTextContent(url);
  const [body] = sent as { passphrase: string }[];
  expect(body).toMatchObject({ audience: "public", variant: "client", expires_in_hours: 24 });
  expect(ready).toHaveTextContent(body?.passphrase ?? "?");
  await user.keyboard("{Escape}");
  expect(handleClose).not.toHaveBeenCalled();
  await user.click(within(ready).getByRole("button", { name: "Done, I copied it" }));
  expect(handleClose).toHaveBeenCalled();
});

test("the preview is what the chosen readers would see", async () => {
  answer("get", "/sessions/session-1/shares", list());
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/sessions/session-1/shares/preview", ({ request }) => {
      asked.push(new URL(request.url).search);
      const markdown = `For ${new URL(request.url).searchParams.get("variant")} readers`;
      const updated_at = "2030-01-01T09:00:00Z";
      return HttpResponse.json({ status: "active", updated_at, markdown, text: "", html: "" });
    }),
  );
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "What its readers see" }));
  expect(await screen.findByText("For client readers")).toBeVisible();
  await user.click(screen.getByRole("radio", { name: "The team" }));
  await user.click(screen.getByRole("radio", { name: "Internal note" }));
  expect(await screen.findByText("For internal readers")).toBeVisible();
  expect(asked[0]).toBe("?audience=public&variant=client");
  expect(asked.at(-1)).toBe("?audience=team&variant=internal");
});

test("a refusal is told at its field", async () => {
  answer("get", "/sessions/session-1/shares", list());
  const errors = [
    { field: "passphrase", code: "too_short", message: "Use at least 8 characters." },
  ];
  refuse("post", "/sessions/session-1/shares", 422, "invalid", { errors });
  const { user } = open();
  const field = await screen.findByLabelText("Passphrase");
  await user.type(field, "otter");
  await user.click(screen.getByRole("button", { name: "Create link" }));
  await waitFor(() => expect(field).toHaveAccessibleDescription(/Use at least 8 characters/));
});

test("links so far tell their views, and are revoked after a question", async () => {
  const items = [
    share({ views: 3, last_viewed_at: "2030-01-02T09:00:00Z" }),
    share({ id: "share-2", state: "expired", may_revoke: false }),
  ];
  answer("get", "/sessions/session-1/shares", list({ items }));
  const sent = heard("post", "/shares/share-1/revoke", share({ state: "revoked" }));
  const { user } = open();
  const links = await screen.findByRole("list", { name: "Links to this session" });
  expect(links).toHaveTextContent("opened 3 times");
  expect(within(links).getByText("Expired")).toBeVisible();
  await user.click(within(links).getByRole("button", { name: /^Revoke the link/ }));
  const question = await screen.findByRole("dialog", { name: "Revoke this link?" });
  await user.click(within(question).getByRole("button", { name: "Revoke" }));
  await waitFor(() => expect(sent).toHaveLength(1));
});

test("who may not share sees the links and nothing to make one with", async () => {
  const items = [share({ may_revoke: false })];
  answer("get", "/sessions/session-1/shares", list({ items, may_create: false }));
  open();
  await screen.findByRole("list", { name: "Links to this session" });
  expect(screen.queryByRole("button", { name: "Create link" })).toBeNull();
  expect(screen.queryByRole("button", { name: /Revoke/ })).toBeNull();
});

test("a failure says so and offers another try", async () => {
  refuse("get", "/sessions/session-1/shares", 500, "internal_error");
  const { user } = open();
  await screen.findByText("The links could not be loaded");
  answer("get", "/sessions/session-1/shares", list());
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByLabelText("Passphrase")).toBeVisible();
});
