import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { asked, forgetAsked, openLibrary, two, withFlows } from "@/app/pages/testing/library";
import { flowFacets, flowSummary, folder } from "@/testing/flows";
import { answer, refuse, server } from "@/testing/server";

beforeEach(() => {
  forgetAsked();
  sessionStorage.clear();
  answer("get", "/folders", { items: [folder()] });
  answer(
    "get",
    "/flows/facets",
    flowFacets({
      total: 65,
      kinds: [{ kind: "procedural", flows: 17 }],
      categories: [{ name: "Email", flows: 2 }],
      tags: [
        { name: "vpn", flows: 3 },
        { name: "dns", flows: 1 },
      ],
    }),
  );
});

describe("the filters", () => {
  it("are read from the address", async () => {
    withFlows(two);
    openLibrary(
      "/flows?folder=folder-1&q=mail&kind=procedural&status=draft&category=Email&tag=vpn&tag=dns&owner=person-1&sort=title",
    );
    await screen.findByText("No internet");
    expect([...(asked[0] ?? [])].sort()).toEqual(
      [
        ["category", "Email"],
        ["folder", "folder-1"],
        ["kind", "procedural"],
        ["limit", "50"],
        ["owner", "person-1"],
        ["search", "mail"],
        ["sort", "title"],
        ["status", "draft"],
        ["tag", "vpn"],
        ["tag", "dns"],
      ].sort(),
    );
    expect(screen.getByLabelText("Search flows")).toHaveValue("mail");
    expect(await screen.findByLabelText("Status")).toHaveValue("draft");
  });

  it("go into the address as they are set, and the search once the typing pauses", async () => {
    withFlows(two);
    const { user, location } = openLibrary();
    await screen.findByText("No internet");
    await user.selectOptions(await screen.findByLabelText("Status"), "published");
    expect(location()).toBe("/flows?status=published");
    await user.type(screen.getByLabelText("Search flows"), "vpn");
    await waitFor(() => expect(location()).toBe("/flows?q=vpn&status=published"));
    const searches = () => asked.map((params) => params.get("search")).filter(Boolean);
    await waitFor(() => expect(searches()).toEqual(["vpn"]));
    expect(screen.getByLabelText("Sort")).toHaveDisplayValue("Best match");
  });

  it("of one kind are a tab with its count away, and take several tags", async () => {
    withFlows(two);
    const { user, location } = openLibrary();
    await user.click(await screen.findByRole("link", { name: "Procedures 17" }));
    expect(location()).toBe("/flows?kind=procedural");
    await user.selectOptions(screen.getByLabelText("Tag"), "vpn");
    await user.selectOptions(screen.getByLabelText("Tag"), "dns");
    expect(location()).toBe("/flows?kind=procedural&tag=vpn&tag=dns");
    await user.click(screen.getByRole("button", { name: "Take away the filter Tag: vpn" }));
    expect(location()).toBe("/flows?kind=procedural&tag=dns");
    await user.click(screen.getByRole("button", { name: "Clear" }));
    expect(location()).toBe("/flows");
  });
});

describe("the results of a search", () => {
  it("say how the words were understood, and mark them where they stand", async () => {
    const hits = [
      {
        field: "step" as const,
        parts: [
          { text: "Open ", hit: false },
          { text: "Outlook", hit: true },
        ],
      },
    ];
    withFlows([flowSummary({ hits })], { corrected: "outlook" });
    openLibrary("/flows?q=outlok");
    expect(await screen.findByText("Showing results for", { exact: false })).toHaveTextContent(
      "Showing results for “outlook”",
    );
    const row = (await screen.findByText("Step:")).parentElement;
    expect(row).toHaveTextContent("Step: Open Outlook");
    expect(within(row ?? document.body).getByText("Outlook").tagName).toBe("MARK");
  });
});

describe("an empty list", () => {
  it("offers to import, to add the starter library and to create", async () => {
    withFlows([]);
    const starter = { summary: "", category: "", tags: [], folder: [], steps: 3 };
    answer("get", "/starter-library", {
      items: [
        { ...starter, slug: "vpn", title: "VPN", kind: "troubleshooting", in_library: false },
        { ...starter, slug: "dns", title: "DNS", kind: "troubleshooting", in_library: false },
        { ...starter, slug: "leaver", title: "Leaver", kind: "procedural", in_library: true },
      ],
    });
    const bodies: unknown[] = [];
    server.use(
      http.post("*/api/v1/starter-library", async ({ request }) => {
        bodies.push(await request.json());
        return HttpResponse.json({ flows: [], published: 0 }, { status: 201 });
      }),
    );
    const { user } = openLibrary();
    expect(await screen.findByText("No flows yet")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Import your SOPs" })).toHaveAttribute(
      "href",
      "/import",
    );
    await user.click(screen.getByRole("button", { name: "Add the starter library" }));
    const dialog = await screen.findByRole("dialog", { name: "Add the starter library" });
    expect(await within(dialog).findByLabelText(/Leaver/)).toBeDisabled();
    await user.click(within(dialog).getByLabelText(/DNS/));
    await user.click(within(dialog).getByRole("button", { name: "Add 1 flow" }));
    await waitFor(() => expect(bodies).toEqual([{ slugs: ["vpn"], publish: true }]));
  });

  it("offers to clear the filters when nothing matches", async () => {
    withFlows([]);
    const { user, location } = openLibrary("/flows?q=zzz&sort=title");
    await screen.findByText("No flows match");
    await user.click(screen.getByRole("button", { name: "Clear filters" }));
    expect(location()).toBe("/flows?sort=title");
  });

  it("says what belongs where nothing stands", async () => {
    withFlows([]);
    const { user, location } = openLibrary("/flows?view=favourites");
    expect(await screen.findByText("No favourites yet")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Show all flows" }));
    expect(location()).toBe("/flows");
  });

  it("offers viewers nothing that they may not do", async () => {
    withFlows([]);
    openLibrary("/flows", { role: "viewer" });
    await screen.findByText("No flows yet");
    expect(screen.queryByRole("link", { name: /Import/ })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /New f|starter/ })).not.toBeInTheDocument();
  });
});

it("shows what went wrong, and tries again when asked", async () => {
  refuse("get", "/flows", 500, "internal");
  const { user } = openLibrary();
  expect(await screen.findByRole("alert")).toHaveTextContent("The flows could not be loaded");
  withFlows(two);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("link", { name: "No internet" })).toBeInTheDocument();
});

it("loads the next page on demand, after the ones that are there", async () => {
  withFlows(two, { next_cursor: "next" });
  const { user } = openLibrary();
  await user.click(await screen.findByRole("button", { name: "Load more" }));
  expect(await screen.findByRole("link", { name: "The last flow" })).toBeInTheDocument();
  expect(screen.getByText("3 flows")).toBeInTheDocument();
  expect(asked[0]?.has("cursor")).toBe(false);
  expect(asked.at(-1)?.get("cursor")).toBe("next");
});

it("makes a new flow of the chosen kind in the folder that is shown", async () => {
  withFlows(two);
  const bodies: unknown[] = [];
  server.use(
    http.post("*/api/v1/flows", async ({ request }) => {
      bodies.push(await request.json());
      return HttpResponse.json({ id: "flow-9" }, { status: 201 });
    }),
  );
  const { user, location } = openLibrary("/flows?folder=folder-1");
  await screen.findByText("No internet");
  await user.click(screen.getByRole("button", { name: "New flow" }));
  const dialog = await screen.findByRole("dialog", { name: "New flow" });
  await user.selectOptions(within(dialog).getByLabelText("Kind"), "procedural");
  await user.type(within(dialog).getByLabelText("Title"), "Leaver");
  await user.click(within(dialog).getByRole("button", { name: "Create draft" }));
  await waitFor(() => expect(location()).toContain("/flows/flow-9"));
  expect(bodies).toMatchObject([
    { document: { kind: "procedural", title: "Leaver" }, folder_id: "folder-1" },
  ]);
});
