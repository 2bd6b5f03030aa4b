import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { NoteTemplatesPage } from "@/app/pages/settings/NoteTemplatesPage";
import { FakeTemplates } from "@/features/team/templates/testing/fakeTemplates";
import { show } from "@/testing/render";
import { answer, problemReply, server } from "@/testing/server";
import { WithKeys } from "@/testing/WithKeys";
import { Toaster } from "@/ui/Toast";

const session = {
  id: "session-7",
  reference: "RF-7",
  problem: "No mail since Monday",
  flow: null,
  status: "resolved",
};
let templates: FakeTemplates;

beforeEach(() => {
  answer("get", "/sessions", { items: [session], next_cursor: null, corrected: null });
  templates = new FakeTemplates().serve();
});

const open = (at = "/settings/note-templates") =>
  show(
    <WithKeys>
      <NoteTemplatesPage />
      <Toaster />
    </WithKeys>,
    { at, as: { role: "team_admin" }, path: "/settings/note-templates" },
  );
const field = () => screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Template" });
const save = () => screen.getByRole("button", { name: "Save" });
const findings = () => within(screen.getByRole("region", { name: "Findings" }));
const preview = () => screen.getByRole("region", { name: "Preview" });

test("the note is shown while the template is written, and Ctrl+S saves it", async () => {
  const { user } = open();
  expect(await screen.findByText("Standard")).toBeVisible();
  await waitFor(() => expect(preview()).toHaveTextContent("internal note of sample"));
  expect(save()).toHaveAttribute("aria-disabled", "true");
  await user.type(await field(), "{enter}Call us.");
  await waitFor(() => expect(preview()).toHaveTextContent("Call us."));
  expect(screen.getByRole("img", { name: "not saved" })).toBeVisible();
  await user.keyboard("{Control>}s{/Control}");
  expect(await screen.findByText("Template saved")).toBeVisible();
  expect(templates.textOf("internal")).toMatch(/Call us\.$/);
  expect(screen.getByText(/by Dana Whitfield/)).toBeVisible();
  expect(save()).toHaveAttribute("aria-disabled", "true");
});

test("a misspelled placeholder is told with its line, and its cure put in its place", async () => {
  const { user } = open();
  await user.type(await field(), "{enter}On {{{{ flwo }} today");
  expect(await findings().findByText("1 error")).toBeVisible();
  expect(findings().getByText(/· line 8/)).toBeVisible();
  await waitFor(() => expect(document.querySelector("[data-finding]")).toHaveTextContent("flwo"));
  expect(save()).toHaveAttribute("aria-disabled", "true");
  expect(preview()).toHaveTextContent("as it was before the errors");

  await user.click(findings().getByRole("button", { name: /There is no placeholder "flwo"/ }));
  const area = await field();
  expect(area).toHaveFocus();
  expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe("On {{ flwo }} today");

  await user.click(findings().getByRole("button", { name: "Put {{ flow }} in line 8" }));
  expect(area.value).toMatch(/On \{\{ flow \}\} today$/);
  expect(await findings().findByText("No findings")).toBeVisible();
  expect(save()).not.toHaveAttribute("aria-disabled");
});

test("placeholders go to the cursor, sections into a line of their own", async () => {
  const { user } = open();
  const area = await field();
  await user.clear(area);
  await user.type(area, "# On  now{enter}Bye");
  area.setSelectionRange(5, 5);
  await user.click(screen.getByRole("button", { name: /^{{ flow }}/ }));
  expect(area).toHaveValue("# On {{ flow }} now\nBye");
  await waitFor(() => expect(area.selectionStart).toBe(15));
  area.setSelectionRange(20, 20);
  await user.click(screen.getByRole("button", { name: /^{{ timeline }} Required/ }));
  expect(area).toHaveValue("# On {{ flow }} now\n{{ timeline }}\nBye");
});

test("the preview takes one of the team's sessions", async () => {
  const { user } = open("/settings/note-templates?for=client");
  const picker = await screen.findByRole("combobox", { name: "Shown with" });
  await user.click(picker);
  await user.click(await screen.findByRole("option", { name: "RF-7 · No mail since Monday" }));
  await waitFor(() => expect(preview()).toHaveTextContent("client note of session-7"));
  expect(picker).toHaveValue("RF-7 · No mail since Monday");
  await user.click(picker);
  await user.click(await screen.findByRole("option", { name: "Sample session" }));
  await waitFor(() => expect(preview()).toHaveTextContent("client note of sample"));
});

test("what is written stays while another template is looked at", async () => {
  const { user } = open();
  await user.type(await field(), " and mine");
  await user.click(screen.getByRole("link", { name: "Client" }));
  expect(await field()).not.toHaveValue(expect.stringContaining("and mine"));
  await user.click(screen.getByRole("link", { name: /^Internal/ }));
  expect((await field()).value).toMatch(/and mine$/);
  await user.click(screen.getByRole("button", { name: "Discard" }));
  expect((await field()).value).not.toMatch(/and mine$/);
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  expect((await field()).value).toMatch(/and mine$/);
});

test("the standard template comes back after a question, and goes again by the toast", async () => {
  templates.put("internal", "# Ours {{ reference }}");
  const { user } = open();
  expect(await screen.findByText(/by Alex Romero/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Back to standard" }));
  const dialog = await screen.findByRole("dialog", { name: "Back to the standard template?" });
  expect(within(dialog).getByText("Ours", { exact: false })).toBeVisible();
  await user.click(within(dialog).getByRole("button", { name: "Back to standard" }));
  await waitFor(async () => expect((await field()).value).toMatch(/^# Note/));
  expect(await screen.findByText("Standard")).toBeVisible();
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(async () => expect(await field()).toHaveValue("# Ours {{ reference }}"));
  expect(templates.textOf("internal")).toBe("# Ours {{ reference }}");
});

/** Writes, while somebody else saves; answers the dialog that says so. */
async function conflict() {
  const shown = open();
  await shown.user.type(await field(), " mine");
  templates.put("internal", "# Theirs {{ reference }}");
  await shown.user.click(save());
  const dialog = await screen.findByRole("dialog", { name: /Somebody else saved/ });
  return { ...shown, dialog: within(dialog) };
}

test("when somebody else saved first, both texts are shown, and mine can stand", async () => {
  const { user, dialog } = await conflict();
  await user.click(dialog.getByRole("tab", { name: "Theirs" }));
  expect(dialog.getByText("# Theirs {{ reference }}")).toBeVisible();
  await user.click(dialog.getByRole("tab", { name: "Yours" }));
  expect(dialog.getByText(/conclusion \}\} mine$/)).toBeVisible();
  await user.click(dialog.getByRole("button", { name: "Decide later" }));
  expect((await field()).value).toMatch(/ mine$/);
  expect(templates.textOf("internal")).toBe("# Theirs {{ reference }}");
  await user.click(save());
  await user.click(await screen.findByRole("button", { name: "Keep mine" }));
  expect(await screen.findByText("Template saved")).toBeVisible();
  expect(templates.textOf("internal")).toMatch(/ mine$/);
});

test("theirs can be taken, and mine brought back", async () => {
  const { user, dialog } = await conflict();
  await user.click(dialog.getByRole("button", { name: "Take theirs" }));
  expect(await field()).toHaveValue("# Theirs {{ reference }}");
  await user.click(await screen.findByRole("button", { name: "Bring mine back" }));
  expect((await field()).value).toMatch(/ mine$/);
  await user.click(save());
  expect(await screen.findByText("Template saved")).toBeVisible();
  expect(templates.textOf("internal")).toMatch(/ mine$/);
});

test("what the server refuses is said, and the text stays", async () => {
  server.use(
    http.put("*/api/v1/team/note-templates/internal", () =>
      problemReply(422, "note_template_invalid"),
    ),
  );
  const { user } = open();
  await user.type(await field(), " mine");
  await user.click(save());
  expect(await screen.findByRole("alert")).toHaveTextContent("still has errors");
  expect((await field()).value).toMatch(/ mine$/);
});

test("a template and a note that cannot be loaded offer another try", async () => {
  let broken = true;
  const fails = () => (broken ? problemReply(500, "internal_error") : undefined);
  server.use(
    http.get("*/api/v1/team/note-templates/internal", fails),
    http.post("*/api/v1/team/note-templates/internal/preview", fails),
  );
  const { user } = open();
  expect(await screen.findByText("The template could not be loaded")).toBeVisible();
  broken = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await field()).toBeVisible();

  broken = true;
  await user.type(await field(), " mine");
  expect(await screen.findByText("The note could not be shown")).toBeVisible();
  broken = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(preview()).toHaveTextContent("mine"));
});

test("sessions that cannot be found are said to be none", async () => {
  server.use(
    http.get("*/api/v1/sessions", ({ request }) => {
      const items = new URL(request.url).searchParams.has("q") ? [] : [session];
      return HttpResponse.json({ items, next_cursor: null, corrected: null });
    }),
  );
  const { user } = open();
  await user.type(await screen.findByRole("combobox", { name: "Shown with" }), "teapot");
  expect(await screen.findByText("No session has these words.")).toBeVisible();
});
