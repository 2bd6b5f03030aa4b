import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { FlowDetail, FlowDocument } from "@/api/types";
import { FlowView } from "@/features/flow/FlowView";
import { finding, flowDetail, flowDocument } from "@/testing/flows";
import { show } from "@/testing/render";
import { answer, problemReply, server } from "@/testing/server";
import { Toaster } from "@/ui/Toast";

let stored: FlowDetail;
let saves: { ifMatch: string | null; document: FlowDocument }[];

/** A server that refuses stale saves. */
beforeEach(() => {
  stored = flowDetail();
  saves = [];
  answer("get", "/flows/categories", { items: [] });
  server.use(
    http.get("*/api/v1/flows/flow-1", () => HttpResponse.json(stored)),
    http.put<never, { document: FlowDocument }>(
      "*/api/v1/flows/flow-1/draft",
      async ({ request }) => {
        const ifMatch = request.headers.get("if-match");
        const { document } = await request.json();
        saves.push({ ifMatch, document });
        if (ifMatch !== `"${stored.revision}"`) {
          const members = { title: "Stale.", current: stored };
          return problemReply(412, "stale_revision", members);
        }
        stored = { ...stored, draft: document, revision: stored.revision + 1 };
        return HttpResponse.json(stored);
      },
    ),
  );
});

async function open(tab: string) {
  const shown = show(
    <>
      <FlowView flowId="flow-1" />
      <Toaster />
    </>,
    {
      at: `/flows/flow-1?tab=${tab}`,
      path: "/flows/:flowId",
      as: {},
      routes: [{ path: "*", element: <p>Another page</p> }],
    },
  );
  await screen.findByRole("heading", { level: 1, name: stored.draft.title });
  return shown;
}

const source = () => screen.findByLabelText<HTMLTextAreaElement>("Draft as JSON");
const write = async (text: string) => fireEvent.change(await source(), { target: { value: text } });
const mine = JSON.stringify(flowDocument({ title: "Mine" }), null, 2);

/** Somebody else saves while the page is open. */
function rivalSaves() {
  stored = { ...stored, revision: 9, draft: flowDocument({ summary: "Their summary" }) };
}

describe("the document as text", () => {
  it("is saved on top of the revision that it was read at", async () => {
    const { user } = await open("source");
    await write(mine);
    await user.click(screen.getByRole("button", { name: "Save draft" }));
    expect(await screen.findByText("Revision 8, saved")).toBeInTheDocument();
    expect(saves).toEqual([{ ifMatch: '"7"', document: flowDocument({ title: "Mine" }) }]);
  });

  it("is not sent when it is not JSON; the line is named and nothing is lost", async () => {
    const { user } = await open("source");
    await write('{\n  "title": "A"\n  "steps": {}\n}');
    await user.click(screen.getByRole("button", { name: "Save draft" }));
    expect(await screen.findByRole("button", { name: "Go to line 3" })).toBeInTheDocument();
    expect(saves).toEqual([]);
    expect(await source()).toHaveValue('{\n  "title": "A"\n  "steps": {}\n}');
  });

  it("is validated without being saved, and a finding goes to its step", async () => {
    answer("post", "/flows/validate", { findings: [finding({ step: "reset" })] });
    const { user } = await open("source");
    await write(mine);
    await user.click(screen.getByRole("button", { name: "Validate" }));
    await user.click(await screen.findByRole("button", { name: /Reset the password/ }));
    const { selectionStart, value } = await source();
    expect(value.slice(selectionStart).trim()).toMatch(/^"reset": \{/);
    expect(saves).toEqual([]);
  });
});

describe("a conflict", () => {
  const collide = async () => {
    const shown = await open("source");
    await write(mine);
    rivalSaves();
    await shown.user.click(screen.getByRole("button", { name: "Save draft" }));
    const dialog = await screen.findByRole("dialog", { name: "Somebody else saved this flow" });
    return { ...shown, dialog };
  };

  it("keeps the text when it is cancelled", async () => {
    const { user, dialog } = await collide();
    await user.click(within(dialog).getByRole("button", { name: "Cancel" }));
    expect(await source()).toHaveValue(mine);
    expect(stored.revision).toBe(9);
  });

  it("saves mine over theirs when that is wanted", async () => {
    const { user, dialog } = await collide();
    await user.click(within(dialog).getByRole("button", { name: "Keep mine" }));
    await waitFor(() => expect(stored.draft.title).toBe("Mine"));
    expect(saves.map(({ ifMatch }) => ifMatch)).toEqual(['"7"', '"9"']);
  });

  it("shows theirs when that is wanted, and can bring mine back", async () => {
    const { user, dialog } = await collide();
    await user.click(within(dialog).getByRole("button", { name: "Take theirs" }));
    await waitFor(async () => expect(await source()).not.toHaveValue(mine));
    expect(screen.getByText("Revision 9, saved")).toBeInTheDocument();
    await user.click(await screen.findByRole("button", { name: "Bring mine back" }));
    expect(await source()).toHaveValue(mine);
    expect(stored.draft.summary).toBe("Their summary");
  });

  it("over a new title keeps what they changed elsewhere", async () => {
    const { user } = await open("details");
    const title = await screen.findByLabelText("Title");
    await user.clear(title);
    await user.type(title, "A better title");
    rivalSaves();
    await user.click(screen.getByRole("button", { name: "Save details" }));
    await user.click(await screen.findByRole("button", { name: "Keep mine" }));
    await waitFor(() => expect(stored.draft.title).toBe("A better title"));
    expect(stored.draft.summary).toBe("Their summary");
  });
});

describe("unsaved work", () => {
  it("survives a look at another view", async () => {
    const { user } = await open("source");
    await write(mine);
    await user.click(screen.getByRole("link", { name: "Steps" }));
    await user.click(screen.getByRole("link", { name: /Edit as JSON/ }));
    expect(await source()).toHaveValue(mine);
  });

  it("is not left behind unasked", async () => {
    const { user, location } = await open("source");
    await write(mine);
    await user.click(screen.getByRole("link", { name: "Flows" }));
    const dialog = await screen.findByRole("dialog", { name: "Leave without saving?" });
    expect(location()).toContain("/flows/flow-1");
    await user.click(within(dialog).getByRole("button", { name: "Leave without saving" }));
    expect(await screen.findByText("Another page")).toBeInTheDocument();
  });
});
