import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { useAuth } from "@/api/auth/state";
import { MySignInsPage } from "@/app/pages/settings/MySignInsPage";
import { show } from "@/testing/render";
import { phone, signInView } from "@/testing/security";
import { answer, refuse, server } from "@/testing/server";
import { Toaster } from "@/ui/Toast";

const here = signInView({ id: "here", is_current: true });
const there = signInView({ id: "there", user_agent: phone, method: "passkey", address: null });

const open = () =>
  show(
    <>
      <MySignInsPage />
      <Toaster />
    </>,
    { as: { role: "engineer" } },
  );

/** Lists sign-ins, and lets them be ended; answers what was ended. */
function serve(...items: (typeof here)[]): string[] {
  const ended: string[] = [];
  server.use(
    http.get("*/api/v1/auth/sign-ins", () =>
      HttpResponse.json({ items: items.filter(({ id }) => !ended.includes(id)) }),
    ),
    http.delete("*/api/v1/auth/sign-ins/:id", ({ params }) => {
      ended.push(String(params.id));
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return ended;
}

test("each says on what, how and from where; this device comes first and cannot be ended alone", async () => {
  serve(there, here);
  open();
  const [first, second] = await screen.findAllByRole("listitem");
  if (!first || !second) throw new Error("there are two sign-ins");
  expect(first).toHaveTextContent(/Firefox on Linux.*This device/);
  expect(first).toHaveTextContent(/with a password .* from 203\.0\.113\.7/);
  expect(within(first).queryByRole("button")).toBeNull();
  expect(second).toHaveTextContent(/Safari on iPhone/);
  expect(second).toHaveTextContent(/with a passkey/);
});

test("one is ended by one press", async () => {
  const ended = serve(here, there);
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Sign out Safari on iPhone" }));
  expect(await screen.findByText("Signed out Safari on iPhone")).toBeInTheDocument();
  expect(ended).toEqual(["there"]);
  await waitFor(() => expect(screen.queryByText("Safari on iPhone")).toBeNull());
});

test("signing out everywhere else asks first, and says how many ended", async () => {
  serve(here, there);
  answer("post", "/auth/sign-ins/revoke-others", { revoked_count: 1 });
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Sign out everywhere else" }));
  const dialog = await screen.findByRole("dialog", { name: "Sign out everywhere else?" });
  expect(dialog).toHaveTextContent("1 other sign-in of yours ends at once");
  await user.click(within(dialog).getByRole("button", { name: "Sign out everywhere else" }));
  expect(await screen.findByText("Signed out of 1 other sign-in")).toBeInTheDocument();
});

test("signing out everywhere signs out here too", async () => {
  serve(here);
  answer("post", "/auth/sign-ins/revoke-all", { revoked_count: 1 });
  const { user } = open();
  expect(await screen.findByRole("button", { name: "Sign out everywhere else" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await user.click(screen.getByRole("button", { name: "Sign out everywhere" }));
  const dialog = await screen.findByRole("dialog", { name: "Sign out everywhere?" });
  // The page goes with the sign-in; the app's frame shows the sign-in page then.
  const signedOut = new Promise((resolve) => useAuth.subscribe(({ status }) => resolve(status)));
  await user.click(within(dialog).getByRole("button", { name: "Sign out everywhere" }));
  expect(await signedOut).toBe("signed_out");
});

test("a failure says so and offers another try", async () => {
  refuse("get", "/auth/sign-ins", 500, "internal_error");
  const { user } = open();
  expect(await screen.findByText("Your sign-ins could not be loaded")).toBeVisible();
  serve(here);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("list", { name: "My sign-ins" })).toBeVisible();
});
