import { expect } from "@playwright/test";
import { test } from "./support/app";
import { handFile } from "./support/evidence";
import { freshTitle } from "./support/flows";
import { as } from "./support/people";
import { Desk, expectStep } from "./support/sessions";

const pin = "Zx-4711-Quartz";

const printing = () => ({
  format: "resolutionflow.flow/1",
  kind: "troubleshooting",
  title: freshTitle("Zebra label printer prints blank labels"),
  start: "test",
  steps: {
    test: {
      type: "question",
      title: "Does the printer print its own test label?",
      answers: [
        { id: "yes", label: "Yes, the test label is fine", goto: "calibrate" },
        { id: "no", label: "No, it stays blank", goto: "ribbon" },
      ],
    },
    ribbon: { type: "action", title: "Replace the ribbon", goto: "test" },
    calibrate: {
      type: "action",
      title: "Calibrate for the roll",
      captures: [
        { name: "roll", kind: "text", label: "Roll", required: true },
        { name: "pin", kind: "text", label: "Service PIN", secret: true, required: true },
      ],
      goto: "works",
    },
    works: {
      type: "question",
      title: "Do labels come out right?",
      answers: [
        { id: "yes", label: "Yes", goto: "fixed" },
        { id: "no", label: "No", goto: "l2" },
      ],
    },
    fixed: { type: "resolution", title: "The printer knows its roll", cause: "Wrong label size" },
    l2: { type: "escalation", title: "Hand over to the vendor", to: "Vendor" },
  },
});

/** The note without what differs from run to run: times, durations, the reference, the flow's unique name. */
function settled(note: string, title: string): string {
  return (
    note
      .replaceAll(title, "Zebra label printer prints blank labels")
      .replace(/RF-[0-9A-Z]{6}/g, "RF-XXXXXX")
      .replace(/Screenshot [^,]*?\.png/g, "Screenshot.png")
      .replace(/\d{4}-\d{2}-\d{2}/g, "2026-01-01")
      .replace(/\d{2}:\d{2}:\d{2}/g, "00:00:00")
      .replace(/\b\d{2}:\d{2}\b(?!:)/g, "00:00")
      .replace(/(?:\d+ h )?(?:\d+ min )?\d+ s\b/g, "0 s")
      .replace(/\d+(\.\d+)? (bytes|KB)/g, "1 KB")
      .replace(/0 s in hand, 0 s on the clock|0 s \((wall|0 s on the) clock\)/g, "0 s")
      // A step that took no whole second is not among them.
      .replace(/(TIME SPENT\n0 s\n)(- 0 s: .*\n?)+/, "$1")
  );
}

test("a ticket from its problem to the note, with a wrong turn and a colleague's help", async ({
  page,
  browser,
  request,
  demo,
  signIn,
}) => {
  test.slow();
  const { email } = await signIn("engineer", "/flows");
  const desk = await Desk.as(request, demo, email);
  const flow = await desk.published(printing());

  await test.step("the problem leads to the flow", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("n");
    const dialog = page.getByRole("dialog", { name: "Start a session" });
    await dialog
      .getByRole("textbox", { name: "Problem" })
      .fill("Zebra in the warehouse prints blank labels");
    await dialog.getByRole("radio", { name: flow.title }).check();
    await dialog.getByRole("button", { name: "Start session" }).click();
    await expectStep(page, "Does the printer print its own test label?");
  });
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  await test.step("a wrong turn and back", async () => {
    await page.keyboard.press("2");
    await expectStep(page, "Replace the ribbon");
    await page.keyboard.press("Backspace");
    await expectStep(page, "Does the printer print its own test label?");
    await page.keyboard.press("1");
    await expectStep(page, "Calibrate for the roll");
  });

  await test.step("a value, a secret, a screenshot, a pause", async () => {
    await page.getByLabel("Roll (required)").fill("100 x 50 mm");
    await page.keyboard.press("Enter");
    await page.getByLabel("Service PIN (required)").fill(pin);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: "Values" })).toContainText("Service PIN");
    await handFile(page, "paste", "image.png", null);
    const evidence = page.getByRole("region", { name: "Evidence", exact: true });
    await expect(evidence.getByRole("button", { name: /^Screenshot .*\.png/ })).toBeVisible();
    await page.getByRole("heading", { level: 2, name: "Calibrate for the roll" }).focus();
    await page.keyboard.press("p");
    await expect(page.getByText(/^Paused since/)).toBeVisible();
    await page.keyboard.press("p");
    await page.getByRole("button", { name: "Done, next" }).click();
    await expectStep(page, "Do labels come out right?");
  });

  await test.step("somebody else takes over", async () => {
    await page.keyboard.press("e");
    const dialog = page.getByRole("dialog", { name: "Escalate session" });
    await dialog
      .getByLabel("Reason")
      .fill("Half of each label is cut off; I do not know this driver");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("heading", { name: /^Escalated/ })).toBeVisible();
  });
  const briefing = await desk.note(id, "escalation");

  const lead = await as(browser, demo, "team_admin");
  await test.step("accepts, and solves it at the same step", async () => {
    await lead.page.goto(`/escalations?session=${id}`);
    await lead.page.getByRole("button", { name: /^Accept/ }).click();
    await expectStep(lead.page, "Do labels come out right?");
    await lead.page.keyboard.press("n");
    await lead.page.keyboard.type(
      "The label size in the driver was 50 x 25 mm. Please keep 100 x 50.",
    );
    await lead.page.keyboard.press("Control+Enter");
    await expect(lead.page.getByRole("list", { name: "Path" })).toContainText("1 note");
    await lead.page.getByRole("button", { name: /^Yes/ }).click();
    const outcome = lead.page.getByRole("textbox", { name: "What solved it" });
    await outcome.fill("Label size set to 100 x 50 mm in the driver");
    await lead.page.keyboard.press("Control+Enter");
    await expect(lead.page.getByRole("heading", { name: "Resolved", exact: true })).toBeVisible();
  });
  await lead.context.close();

  const internal = await desk.note(id, "internal");
  const client = await desk.note(id, "client");
  for (const note of [briefing, internal, client]) expect(note).not.toContain(pin);
  expect(settled(internal, flow.title)).toMatchSnapshot("ticket-internal.txt");
  expect(settled(client, flow.title)).toMatchSnapshot("ticket-client.txt");
  expect(settled(briefing, flow.title)).toMatchSnapshot("ticket-briefing.txt");
});
