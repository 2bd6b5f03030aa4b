import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import { openSession, stepHeading } from "@/app/pages/testing/openSession";
import { FakeSession } from "@/features/runner/testing/fakeSession";
import { server } from "@/testing/server";

beforeEach(() => sessionStorage.clear());

test("the note is read again after each event, and shows it", async () => {
  new FakeSession().serve();
  const { user } = await openSession();
  await stepHeading("Can the user reach the gateway?");
  const note = screen.getByRole("region", { name: "Live note" });
  expect(await within(note).findByText("1 started")).toBeVisible();
  await user.keyboard("1");
  expect(await within(note).findByText("2 answered")).toBeVisible();
});

test("the note is shown as it reads, as text and as Markdown, and copied as it is shown", async () => {
  new FakeSession().serve();
  const { user, location } = await openSession();
  const note = await screen.findByRole("region", { name: "Live note" });
  await user.click(await within(note).findByRole("tab", { name: "Markdown" }));
  expect(location()).toBe("/sessions/session-1?note=markdown");
  expect(await within(note).findByText("- 1 started")).toBeVisible();
  await user.click(within(note).getByRole("button", { name: "Copy" }));
  expect(await navigator.clipboard.readText()).toBe("- 1 started");
  expect(await within(note).findByRole("button", { name: "Copied" })).toBeVisible();
});

test("a download is asked for as the person signed in, and saved under the server's name", async () => {
  new FakeSession().serve();
  const asked: (string | null)[] = [];
  server.use(
    http.get("*/api/v1/sessions/session-1/documentation/text", ({ request }) => {
      asked.push(request.headers.get("authorization"));
      return new HttpResponse("the note", {
        headers: { "content-disposition": 'attachment; filename="RF-1A2B3C.txt"' },
      });
    }),
  );
  const saved: string[] = [];
  URL.createObjectURL = () => "blob:note";
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
  const { user } = await openSession();
  await user.click(await screen.findByRole("button", { name: "Download" }));
  await user.click(await screen.findByRole("menuitem", { name: "Plain text (.txt)" }));
  await waitFor(() => expect(saved).toEqual(["RF-1A2B3C.txt"]));
  expect(asked).toEqual(["Bearer token-1"]);
});
