import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { setAuth } from "@/api/auth/state";
import { SharedPage } from "@/app/pages/SharedPage";
import { FakeStream } from "@/testing/fakeStream";
import { signedIn } from "@/testing/fixtures";
import { heard } from "@/testing/heard";
import { show } from "@/testing/render";
import { answer, problemReply, refuse, server } from "@/testing/server";
import { sharedSession } from "@/testing/shares";

const open = () => show(<SharedPage />, { at: "/s/tok_1", path: "/s/:token" });

/** Answers notes one after the other, and keeps the proofs that came with the questions. */
function serve(...notes: string[]): { proofs: (string | null)[]; stream: FakeStream } {
  const proofs: (string | null)[] = [];
  const stream = new FakeStream();
  server.use(
    http.get("*/api/v1/shared/tok_1", ({ request }) => {
      proofs.push(request.headers.get("x-share-opened"));
      const note = notes[Math.min(proofs.length, notes.length) - 1] ?? "";
      return HttpResponse.json(sharedSession(note));
    }),
    http.get("*/api/v1/shared/tok_1/live", ({ request }) => stream.open(request)),
  );
  return { proofs, stream };
}

test("a link shows whose note it is and how it stands, and moves with the session", async () => {
  const { proofs, stream } = serve("Checked the line", "Restarted the router");
  open();
  expect(await screen.findByRole("heading", { name: "Northwind IT" })).toBeVisible();
  expect(await screen.findByText("Checked the line")).toBeVisible();
  expect(screen.getByText("Active")).toBeVisible();
  expect(screen.getByText(/updated \d+ s ago/)).toBeVisible();
  await waitFor(() => expect(document.querySelector('meta[name="robots"]')).not.toBeNull());
  await waitFor(() => expect(stream.isOpen).toBe(true));
  stream.moved(1);
  expect(await screen.findByText("Restarted the router")).toBeVisible();
  // Reading on is not another view.
  expect(proofs[1]).toBe("proof of Checked the line");
});

test("what somebody typed into a note stays text", async () => {
  serve("<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))");
  open();
  await screen.findByText(/alert\(1\)/);
  const note = screen.getByRole("article", { name: "Note" });
  expect(note.querySelector("script, img, a")).toBeNull();
});

test("a passphrase opens the link, a wrong one is told, too many are stopped", async () => {
  answer("get", "/shared/tok_1", sharedSession(null));
  const { user } = open();
  const field = await screen.findByLabelText("Passphrase");
  expect(
    screen.getByRole("heading", { name: "Northwind IT shared something with you" }),
  ).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Open" }));
  expect(field).toHaveAccessibleDescription("Enter the passphrase.");
  refuse("post", "/shared/tok_1/open", 403, "share_passphrase_wrong", { title: "That is not it." });
  await user.type(field, "wrong guess{Enter}");
  await waitFor(() => expect(field).toHaveAccessibleDescription("That is not it."));
  refuse("post", "/shared/tok_1/open", 429, "too_many_passphrases", {
    title: "Too many.",
    retry_after: 3000,
  });
  await user.type(field, "{Enter}");
  await waitFor(() =>
    expect(field).toHaveAccessibleDescription("Too many. It takes another one in 50 minutes."),
  );
  const sent = heard("post", "/shared/tok_1/open", sharedSession("Restarted the router"));
  const stream = new FakeStream();
  server.use(http.get("*/api/v1/shared/tok_1/live", ({ request }) => stream.open(request)));
  await user.clear(field);
  await user.type(field, " otter creek {Enter}");
  expect(await screen.findByText("Restarted the router")).toBeVisible();
  expect(sent).toEqual([{ passphrase: "otter creek" }]);
});

test.each([
  [404, "share_not_found", "There is no such link"],
  [410, "share_expired", "This link has expired"],
  [410, "share_revoked", "This link was taken back"],
])("a link that shows nothing says why: %s %s", async (status, code, title) => {
  refuse("get", "/shared/tok_1", status, code);
  open();
  expect(await screen.findByRole("heading", { name: title })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
});

test("a link that is taken back while it is read shows nothing any more", async () => {
  const { stream } = serve("Checked the line");
  open();
  await screen.findByText("Checked the line");
  await waitFor(() => expect(stream.isOpen).toBe(true));
  refuse("get", "/shared/tok_1", 410, "share_revoked");
  stream.end();
  expect(await screen.findByRole("heading", { name: "This link was taken back" })).toBeVisible();
  expect(screen.queryByText("Checked the line")).toBeNull();
});

test("while the server does not answer, what was read stays in sight", async () => {
  const { stream } = serve("Checked the line");
  open();
  await screen.findByText("Checked the line");
  await waitFor(() => expect(stream.isOpen).toBe(true));
  refuse("get", "/shared/tok_1", 503, "database_unavailable");
  stream.moved(1);
  expect(await screen.findByText("This may be out of date")).toBeVisible();
  expect(screen.getByText("Checked the line")).toBeVisible();
});

test("a link for the team waits for the sign-in, and asks for one where there is none", async () => {
  const stream = new FakeStream();
  server.use(
    http.get("*/api/v1/shared/tok_1", ({ request }) =>
      request.headers.get("authorization")
        ? HttpResponse.json(sharedSession("For colleagues"))
        : problemReply(401, "share_needs_sign_in"),
    ),
    http.get("*/api/v1/shared/tok_1/live", ({ request }) => stream.open(request)),
  );
  setAuth({ status: "starting" });
  open();
  await screen.findByText("Loading what was shared");
  setAuth({ status: "signed_out", ended: null });
  expect(await screen.findByRole("link", { name: "Sign in" })).toHaveAttribute(
    "href",
    "/sign-in?next=%2Fs%2Ftok_1",
  );
  setAuth({ status: "signed_in", signedIn: signedIn() });
  expect(await screen.findByText("For colleagues")).toBeVisible();
});
