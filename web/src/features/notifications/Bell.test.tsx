import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { Bell } from "@/features/notifications/Bell";
import { NewsToasts } from "@/features/notifications/NewsToasts";
import type { Notification } from "@/features/notifications/useNotifications";
import { FakeStream } from "@/testing/fakeStream";
import { show } from "@/testing/render";
import { server } from "@/testing/server";
import { Toaster } from "@/ui/Toast";

let items: Notification[] = [];
let read: unknown[] = [];
/** How often the list was read. */
let reads = 0;
let stream = new FakeStream();

beforeEach(() => {
  items = [told("1")];
  read = [];
  reads = 0;
  stream = new FakeStream();
  server.use(
    http.get("*/api/v1/notifications/live", ({ request }) => stream.open(request)),
    http.get("*/api/v1/notifications", () => {
      reads += 1;
      const unread = items.filter(({ read_at }) => read_at === null).length;
      return HttpResponse.json({ items, next_cursor: null, unread });
    }),
    http.post("*/api/v1/notifications/read", async ({ request }) => {
      read.push(await request.json());
      items = items.map((item) => ({ ...item, read_at: "2030-01-01T11:00:00Z" }));
      return new HttpResponse(null, { status: 204 });
    }),
  );
});

function told(id: string, changes: Partial<Notification> = {}): Notification {
  return {
    id,
    kind: "escalated",
    session_id: `session-${id}`,
    reference: `RF-${id}`,
    about: "Nothing loads",
    actor_name: "Dana Whitfield",
    why: "The line is down",
    at: "2030-01-01T10:00:00Z",
    read_at: null,
    ...changes,
  };
}

function Page() {
  return (
    <>
      <Bell />
      <NewsToasts />
      <Toaster />
    </>
  );
}

const open = () =>
  show(<Page />, {
    as: { role: "engineer" },
    at: "/",
    path: "/",
    routes: [{ path: "/sessions/:sessionId", element: <h1>The session</h1> }],
  });

test("the bell counts what is unread, and its list leads to the session", async () => {
  const { user, location } = open();
  await user.click(await screen.findByRole("button", { name: "Notifications, 1 unread" }));
  const link = await screen.findByRole("link", { name: /Dana Whitfield escalated RF-1/ });
  expect(link).toHaveTextContent("The line is down");
  await user.click(link);
  await waitFor(() => expect(location()).toBe("/sessions/session-1"));
  expect(read).toEqual([{ ids: ["1"] }]);
});

test("all of them are marked as read at once", async () => {
  items = [told("2"), told("1", { kind: "assigned", why: null })];
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Notifications, 2 unread" }));
  await user.click(await screen.findByRole("button", { name: "Mark all read" }));
  expect(await screen.findByRole("button", { name: "Notifications" })).toBeVisible();
  expect(read).toEqual([{}]);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("an empty list says what will stand there", async () => {
  items = [];
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Notifications" }));
  expect(await screen.findByText(/Nothing yet/)).toBeVisible();
});

test("what comes in while the app is open is told once, and what was there before is not", async () => {
  open();
  await screen.findByRole("button", { name: "Notifications, 1 unread" });
  items = [told("2", { kind: "escalation_returned" }), ...items];
  await waitFor(() => expect(stream.isOpen).toBe(true));
  stream.told(2);
  expect(await screen.findByText(/returned your escalation RF-2/)).toBeInTheDocument();
  expect(screen.queryByText(/escalated RF-1/)).toBeNull();
});

test("a stream that begins with what was just read is no reason to read it again", async () => {
  open();
  await screen.findByRole("button", { name: "Notifications, 1 unread" });
  await waitFor(() => expect(stream.isOpen).toBe(true));
  stream.told(1);
  items = [told("2"), ...items];
  stream.told(2);
  expect(await screen.findByRole("button", { name: "Notifications, 2 unread" })).toBeVisible();
  expect(reads).toBe(2);
});
