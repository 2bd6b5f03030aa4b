import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { Me, Schema } from "@/api/types";
import { ImportPage } from "@/app/pages/ImportPage";
import { finding, flowDocument, flowFacets } from "@/testing/flows";
import { show } from "@/testing/render";
import { answer, problemReply, refuse, server } from "@/testing/server";
import { WithKeys } from "@/testing/WithKeys";

type File_ = Schema<"ImportedFile">;
type Body = Schema<"ImportBody">;

const noCounts: Schema<"ImportCounts"> = {
  ...{ files: 1, flows: 0, steps: 0, questions: 0, actions: 0, resolutions: 0, escalations: 0 },
  ...{ subflows: 0, notes: 0, answers: 0, commands: 0, errors: 0, warnings: 0 },
  ...{ mapped: 0, kept_as_text: 0, not_mapped: 0, offered: 0, failed: 0 },
};

/** A file as the server reads it: a flow named like the file, unless its text says "nothing". */
function readFile(path: string, content: string): File_ {
  const empty = content.includes("nothing");
  const title = path.replace(/.*\//, "").replace(/\.\w+$/, "");
  const faults = content.includes("faulty") ? [finding()] : [];
  const flow = { document: flowDocument({ title }), findings: faults, slug: null };
  return {
    path,
    format: "markdown",
    folder: path.split("/").slice(0, -1),
    flows: empty ? [] : [flow],
    report: [
      { line: 1, outcome: "mapped", reason: "Read as the title.", offer: null },
      { line: 3, outcome: "not_mapped", reason: "Colours have no place in a flow.", offer: null },
    ],
    counts: {
      ...noCounts,
      flows: empty ? 0 : 1,
      steps: empty ? 0 : 3,
      errors: faults.length,
      mapped: 1,
      offered: content.includes("if") ? 1 : 0,
    },
  };
}

let asked: Body[];
let kept: { body: Schema<"KeepBody">; key: string | null }[];

beforeEach(() => {
  asked = [];
  kept = [];
  answer("get", "/flows/facets", flowFacets());
  answer("get", "/folders", { items: [] });
  server.use(
    http.post<never, Body>("*/api/v1/flows/import", async ({ request }) => {
      const body = await request.json();
      asked.push(body);
      const files = body.files.map(({ path, content }) => readFile(path, content));
      return HttpResponse.json({ files, counts: noCounts });
    }),
    http.post<never, Schema<"KeepBody">>("*/api/v1/flows/keep", async ({ request }) => {
      const body = await request.json();
      kept.push({ body, key: request.headers.get("idempotency-key") });
      const flows = body.flows.map(({ document }, place) => {
        const id = `new-${place + 1}`;
        return { id, title: document.title, slug: id, published: Boolean(body.publish) };
      });
      return HttpResponse.json({ flows, published: 0 }, { status: 201 });
    }),
  );
});

function open(as: Partial<Me> = {}) {
  return show(
    <WithKeys>
      <ImportPage />
    </WithKeys>,
    { at: "/import", path: "/import", as, routes: [{ path: "*", element: <p>Another page</p> }] },
  );
}

const text = "# VPN\n\n style a fill:#f00";
const button = (name: string | RegExp) => screen.getByRole("button", { name });
const file = (path: string, content = text) => {
  const made = new File([content], path.split("/").at(-1) ?? path);
  Object.defineProperty(made, "webkitRelativePath", { value: path });
  return made;
};

async function choose(...files: File[]) {
  const shown = open();
  fireEvent.change(screen.getByLabelText("Files to import"), { target: { files } });
  await screen.findByRole("region", { name: "Summary" });
  return shown;
}

async function paste(value = text) {
  const shown = open();
  fireEvent.change(screen.getByLabelText("Source"), { target: { value } });
  fireEvent.change(screen.getByLabelText("Name"), { target: { value: "VPN drops" } });
  screen.getByLabelText("Source").focus();
  await shown.user.keyboard("{Control>}{Enter}{/Control}");
  await screen.findByRole("region", { name: "Import report" });
  return shown;
}

describe("a pasted text", () => {
  it("shows the steps and the report; a line of it is marked in the source", async () => {
    const { user } = await paste();
    expect(screen.getByRole("heading", { name: "Reset the password" })).toBeInTheDocument();
    await user.click(button(/Line 3/));
    const field = screen.getByLabelText<HTMLTextAreaElement>("Source");
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe(" style a fill:#f00");
    expect(button(/Line 3/)).toHaveAttribute("aria-pressed", "true");
  });

  it("that is refused says why, and stays", async () => {
    refuse("post", "/flows/import", 413, "import_too_large", { title: "That is too much." });
    const { user } = open();
    fireEvent.change(screen.getByLabelText("Source"), { target: { value: text } });
    await user.click(button("Preview"));
    expect(await screen.findByRole("alert")).toHaveTextContent("That is too much.");
    expect(screen.getByLabelText("Source")).toHaveValue(text);
  });

  it("of nothing asks for something", async () => {
    const { user } = open();
    await user.click(button("Preview"));
    expect(screen.getByText(/nothing to import yet/)).toBeVisible();
  });

  it("is mended and read again", async () => {
    const { user } = await paste("nothing here");
    expect(screen.getByText("No flow was found in this source")).toBeVisible();
    fireEvent.change(screen.getByLabelText("Source"), { target: { value: "1. Do it" } });
    await user.click(button("Read again"));
    expect(await screen.findByRole("heading", { name: "Reset the password" })).toBeInTheDocument();
    expect(asked.at(-1)?.files).toEqual([{ path: "VPN drops", content: "1. Do it" }]);
  });

  it("is saved under its new title, and the app goes to the flow", async () => {
    const { user, location } = await paste();
    await user.click(screen.getByText("Title, category and tags"));
    const title = screen.getByLabelText("Title");
    await user.clear(title);
    await user.type(title, "No VPN");
    await user.click(button("Save and publish"));
    await waitFor(() => expect(location()).toBe("/flows/new-1"));
    expect(kept[0]?.body.publish).toBe(true);
    expect(kept[0]?.body.flows.map(({ document }) => document.title)).toEqual(["No VPN"]);
  });
});

describe("a folder", () => {
  const many = () =>
    Array.from({ length: 45 }, (_, place) => file(`sops/network/page-${place + 1}.md`));

  it("is read in portions, and saved into folders of its own, all or none", async () => {
    const { user, location } = await choose(...many(), file("sops/photo.png"));
    expect(asked.map(({ files }) => files.length)).toEqual([40, 5]);
    const summary = screen.getByRole("region", { name: "Summary" });
    expect(within(summary).getByText("45 flows")).toBeVisible();
    expect(within(summary).getByRole("alert")).toHaveTextContent("photo.png: not one of");

    await user.click(button("Save as drafts"));
    await waitFor(() => expect(location()).toBe("/flows"));
    expect(kept[0]?.body.flows).toHaveLength(45);
    expect(kept[0]?.body.flows[0]?.folder).toEqual(["sops", "network"]);
  });

  it("shows what needs a look first, and leaves out what is not wanted", async () => {
    const { user } = await choose(file("a.md"), file("b.md", "nothing"), file("c.md", "faulty"));
    const files = within(screen.getByRole("region", { name: "Files" }));
    expect(files.getByRole("button", { name: /b\.md/ })).toHaveAttribute("aria-pressed", "true");
    await user.selectOptions(files.getByLabelText("Show"), "Without flows (1)");
    expect(files.queryByRole("button", { name: /a\.md/ })).not.toBeInTheDocument();
    await user.selectOptions(files.getByLabelText("Show"), "All (3)");
    expect(screen.getByText("1 flow with errors: saved as a draft.")).toBeVisible();
    await user.click(files.getByLabelText("Save the flows of c.md"));
    await user.click(button("Save draft"));
    await waitFor(() => expect(kept).toHaveLength(1));
    expect(kept[0]?.body.flows.map(({ document }) => document.title)).toEqual(["a"]);
  });

  it("sent again after a refusal is the same attempt, and nothing is lost", async () => {
    refuse("post", "/flows/keep", 503, "database_unavailable");
    const { user } = await choose(file("a.md"), file("b.md"));
    await user.click(button("Save as drafts"));
    expect(await screen.findByRole("alert")).toHaveTextContent("trouble with its database");
    expect(screen.getByRole("region", { name: "Summary" })).toBeVisible();
  });

  it("offers to turn sentences into questions, and reads everything again then", async () => {
    const { user } = await choose(file("a.md", "if it fails, call"), file("b.md"));
    await user.click(screen.getByLabelText(/Turn “if … then …” sentences/));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]?.branches).toBe(true);
  });
});

it("a zip goes to the server as it is", async () => {
  const sent: { type: string | null; bytes: number; query: string }[] = [];
  server.use(
    http.post("*/api/v1/flows/import/archive", async ({ request }) => {
      const bytes = (await request.arrayBuffer()).byteLength;
      const type = request.headers.get("content-type");
      sent.push({ type, bytes, query: new URL(request.url).search });
      return HttpResponse.json({ files: [readFile("in/vpn.md", text)], counts: noCounts });
    }),
  );
  await choose(file("library.zip", "PK12"));
  expect(sent).toEqual([
    { type: "application/zip", bytes: 4, query: "?format=auto&branches=false" },
  ]);
  expect(screen.queryByLabelText("Source")).not.toBeInTheDocument();
});

it("the whole library is asked for as a file, and a refusal leaves the page as it was", async () => {
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/library/export", ({ request }) => {
      asked.push(new URL(request.url).pathname);
      return problemReply(413, "library_too_large");
    }),
  );
  const { user } = open();
  await user.click(button("Export the library"));
  await waitFor(() => expect(asked).toEqual(["/api/v1/library/export"]));
  await waitFor(() => expect(button("Export the library")).not.toHaveAttribute("aria-busy"));
});

it("viewers are told that they cannot import", () => {
  open({ role: "viewer" });
  expect(screen.getByText("Viewers cannot import")).toBeInTheDocument();
  expect(screen.queryByLabelText("Source")).not.toBeInTheDocument();
});
