import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { SharedLinksPage } from "@/app/pages/settings/SharedLinksPage";
import { show } from "@/testing/render";
import { server } from "@/testing/server";
import { share } from "@/testing/shares";

function serve(...items: ReturnType<typeof share>[]): string[] {
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/shares", ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.get("state") ?? "all");
      const from = Number(searchParams.get("cursor") ?? 0);
      const next = from + 1 < items.length ? String(from + 1) : null;
      return HttpResponse.json({ items: items.slice(from, from + 1), next_cursor: next });
    }),
  );
  return asked;
}

const open = () => show(<SharedLinksPage />, { at: "/", as: { role: "team_admin" } });

test("a lead sees which links work, who made them, and where they lead", async () => {
  const asked = serve(share(), share({ id: "share-2" }));
  const { user, location } = open();
  const list = await screen.findByRole("list", { name: "Shared links" });
  expect(list).toHaveTextContent("Dana Whitfield");
  expect(within(list).getByRole("link", { name: /RF-4SN02Q/ })).toHaveAttribute(
    "href",
    "/sessions/session-1",
  );
  await user.click(screen.getByRole("button", { name: "Load more" }));
  expect(await screen.findByText("2 links shown")).toBeVisible();
  await user.selectOptions(screen.getByLabelText("Which links"), "Revoked");
  await waitFor(() => expect(asked.at(-1)).toBe("revoked"));
  expect(asked[0]).toBe("live");
  expect(location()).toBe("/?state=revoked");
});

test("where nothing is shared, the page says how to", async () => {
  serve();
  open();
  expect(await screen.findByText("No links here")).toBeVisible();
});
