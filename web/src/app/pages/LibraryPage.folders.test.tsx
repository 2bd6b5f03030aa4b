import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import { openLibrary, two, withFlows } from "@/app/pages/testing/library";
import { useOpenFolders } from "@/features/library/place/openFolders";
import { flowFacets, folder } from "@/testing/flows";
import { answer, problemReply, server } from "@/testing/server";

beforeEach(() => {
  sessionStorage.clear();
  useOpenFolders.setState({ open: new Set() });
  answer("get", "/flows/facets", flowFacets({ total: 9, overdue: 2 }));
  answer("get", "/folders", {
    items: [
      folder({ id: "apps", name: "Apps" }),
      folder({ id: "network", name: "Network", flows: 2, flows_within: 5 }),
      folder({ id: "vpn", name: "VPN", parent_id: "network", depth: 1, flows: 3, flows_within: 3 }),
    ],
  });
  withFlows(two);
});

const item = (name: string) => screen.getByRole("treeitem", { name: new RegExp(`^${name},`) });

it("walks, unfolds, jumps and shows by keys, and remembers what is unfolded", async () => {
  const { user, location } = openLibrary();
  await screen.findByRole("tree", { name: "Folders" });
  item("Apps").focus();
  await user.keyboard("{ArrowDown}");
  expect(item("Network")).toHaveFocus();
  expect(item("Network")).toHaveAttribute("aria-expanded", "false");
  await user.keyboard("{ArrowRight}{ArrowRight}");
  expect(item("VPN")).toHaveFocus();
  expect(item("VPN")).toHaveAttribute("aria-level", "2");
  await user.keyboard("{Enter}");
  expect(location()).toBe("/flows?folder=vpn");
  expect(item("VPN")).toHaveAttribute("aria-selected", "true");
  await user.keyboard("{Home}");
  expect(item("Apps")).toHaveFocus();
  await user.keyboard("v");
  expect(item("VPN")).toHaveFocus();
  await user.keyboard("{ArrowLeft}{ArrowLeft}");
  expect(item("Network")).toHaveFocus();
  expect(screen.queryByRole("treeitem", { name: /^VPN/ })).not.toBeInTheDocument();
  await user.keyboard("{ArrowRight}");
  expect(sessionStorage.getItem("rf.open-folders")).toBe("network");
});

it("a link into a folder unfolds the way to it", async () => {
  openLibrary("/flows?folder=vpn");
  await screen.findByRole("tree", { name: "Folders" });
  await waitFor(() => expect(item("VPN")).toHaveAttribute("aria-selected", "true"));
  expect(await screen.findByText("Folder: Network / VPN")).toBeInTheDocument();
});

it("the views are links with their counts", async () => {
  const { user, location } = openLibrary();
  const views = await screen.findByRole("navigation", { name: "Views" });
  await user.click(await within(views).findByRole("link", { name: "Review overdue 2" }));
  expect(location()).toBe("/flows?view=overdue");
  expect(within(views).getByRole("link", { name: /^Review/ })).toHaveAttribute(
    "aria-current",
    "page",
  );
});

it("makes a folder inside the one that is shown, and says when the name is taken", async () => {
  const bodies: unknown[] = [];
  server.use(
    http.post("*/api/v1/folders", async ({ request }) => {
      bodies.push(await request.json());
      return bodies.length === 1
        ? problemReply(409, "folder_exists")
        : HttpResponse.json(folder({ id: "dns", name: "DNS" }), { status: 201 });
    }),
  );
  const { user } = openLibrary("/flows?folder=network");
  await screen.findByRole("tree", { name: "Folders" });
  await user.click(screen.getByRole("button", { name: "New folder" }));
  const dialog = await screen.findByRole("dialog", { name: "New folder" });
  await user.type(within(dialog).getByLabelText("Name"), "VPN{Enter}");
  expect(await within(dialog).findByText(/folder of this name already/)).toBeInTheDocument();
  await user.clear(within(dialog).getByLabelText("Name"));
  await user.type(within(dialog).getByLabelText("Name"), "DNS{Enter}");
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(bodies.at(-1)).toEqual({ name: "DNS", parent_id: "network" });
});

it("tells where everything goes before a folder is deleted, and goes to its parent", async () => {
  let deleted = "";
  server.use(
    http.delete("*/api/v1/folders/:id", ({ params }) => {
      deleted = `${params.id}`;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user, location } = openLibrary("/flows?folder=network");
  await screen.findByRole("tree", { name: "Folders" });
  item("Network").focus();
  await user.keyboard("{Delete}");
  const dialog = await screen.findByRole("dialog", { name: /Delete the folder “Network”/ });
  expect(dialog).toHaveTextContent("2 flows and 1 subfolder in it move to the top level");
  await user.click(within(dialog).getByRole("button", { name: "Delete folder" }));
  await waitFor(() => expect(location()).toBe("/flows"));
  expect(deleted).toBe("network");
});
