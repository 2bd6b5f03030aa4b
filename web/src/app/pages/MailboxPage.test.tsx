import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { MailboxPage } from "@/app/pages/MailboxPage";
import { mail } from "@/testing/accounts";
import { meta } from "@/testing/fixtures";
import { heard } from "@/testing/heard";
import { show } from "@/testing/render";
import { answer } from "@/testing/server";

const open = (at = "/operator/mailbox") =>
  show(<MailboxPage />, { at, as: { role: "super_admin" } });

const serve = (items = [mail()]) =>
  answer("get", "/operator/mailbox", { items, next_cursor: null });

test("the operator reads a mail and follows its link", async () => {
  serve();
  const page = open();
  await page.user.click(await screen.findByRole("link", { name: "Dana invites you" }));
  const pane = await screen.findByRole("article", { name: "Dana invites you" });
  expect(within(pane).getByRole("heading")).toHaveFocus();
  expect(within(pane).getByRole("link")).toHaveAttribute(
    "href",
    "http://localhost:8080/accept-invitation#tok_1",
  );
  expect(page.location()).toBe("/operator/mailbox?mail=mail-1");
});

test("a mail that failed is sent again", async () => {
  serve([mail({ state: "failed", attempts: 8, last_error: "connection refused" })]);
  const sent = heard("post", "/operator/mailbox/mail-1/retry", mail({ state: "waiting" }));
  const { user } = open("/operator/mailbox?mail=mail-1");
  expect(await screen.findByText("connection refused")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Send again" }));
  await waitFor(() => expect(sent).toHaveLength(1));
});

test("an empty mailbox explains why mail would be here", async () => {
  answer("get", "/meta", meta({ mail: "mailbox" }));
  serve([]);
  open();
  expect(await screen.findByText("No mail here")).toBeVisible();
  expect(screen.getByText(/because no SMTP server is configured/)).toBeVisible();
});

test("a text that was sent is gone", async () => {
  serve([mail({ state: "sent", body: null, sent_at: "2026-03-01T08:01:00Z" })]);
  open("/operator/mailbox?mail=mail-1");
  expect(await screen.findByText(/it is deleted once a mail is sent/)).toBeVisible();
});

test("for everybody else there is no such page", () => {
  show(<MailboxPage />, { at: "/operator/mailbox", as: { role: "team_admin" } });
  expect(screen.queryByRole("heading", { name: "Mailbox" })).not.toBeInTheDocument();
});
