import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { Desk, expectStep, firstStep, forks, longestWay } from "./support/sessions";
import { expectNoOverflow } from "./support/width";

const problem = "Two people at Contoso report it since this morning";

test("a session from the first answer to the note, by keyboard alone", async ({
  page,
  request,
  demo,
  signIn,
}) => {
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const { flow, step, id, reference } = await desk.startAtFork(problem);
  const [one, two] = step.answers;

  await page.goto(`/sessions/${id}`);
  await expectStep(page, step.title);
  await page.keyboard.press("1");
  await expectStep(page, flow.steps[one.goto]?.title ?? "");

  await page.keyboard.press("n");
  await expect(page.getByRole("textbox", { name: "Internal note" })).toBeFocused();
  await page.keyboard.type("Checked 1 cable and 2 ports");
  await page.keyboard.press("Control+Enter");
  const note = page.getByRole("region", { name: "Live note" });
  await expect(note.getByText("Checked 1 cable and 2 ports")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.keyboard.press("Backspace");
  await expectStep(page, step.title);
  await page.keyboard.press("2");
  await expectStep(page, flow.steps[two.goto]?.title ?? "");
  await expect(page.getByRole("list", { name: "Path" })).toContainText(two.label);

  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog", { name: "Resolve session" })).toBeVisible();
  await page.keyboard.press("Tab");
  await page.getByRole("textbox", { name: "What solved it" }).focus();
  await page.keyboard.type("Replaced the patch cable");
  await page.keyboard.press("Control+Enter");

  await expect(page.getByRole("heading", { name: "Resolved", exact: true })).toBeVisible();
  const told = page.getByRole("region", { name: "Note", exact: true });
  for (const words of [one.label, two.label, "Replaced the patch cable"]) {
    await expect(told).toContainText(words);
  }
  const struck = page.getByRole("list", { name: "Timeline" }).locator("s");
  await expect(struck).toContainText(one.label);

  const saved = page.waitForEvent("download");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Command palette" })).toBeFocused();
  await page.keyboard.type("download markdown");
  await page.keyboard.press("Enter");
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/\.md$/);
  const text = await readFile(await file.path(), "utf8");
  for (const words of [reference, "Replaced the patch cable", "Checked 1 cable and 2 ports"]) {
    expect(text).toContain(words);
  }
});

test("while the server cannot be reached work goes on, and nothing is lost or done twice", async ({
  page,
  request,
  demo,
  signIn,
}) => {
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const { flow, step, id } = await desk.startAtFork(problem);
  // From the start: an interception that begins later can miss a request that is on its way.
  let isCut = false;
  await page.route("**/api/v1/sessions/*/events", (route) =>
    isCut ? route.abort() : route.continue(),
  );
  await page.goto(`/sessions/${id}`);
  await expectStep(page, step.title);

  isCut = true;
  await page.keyboard.press("1");
  await expectStep(page, flow.steps[step.answers[0].goto]?.title ?? "");
  await expect(page.getByText("Offline, will retry.")).toBeVisible();
  await page.keyboard.press("Backspace");
  await expectStep(page, step.title);

  isCut = false;
  await page.getByRole("button", { name: "Retry now" }).click();
  await expect(page.getByText("Offline, will retry.")).toHaveCount(0);
  await page.reload();
  await expectStep(page, step.title);
  await expect(page.getByText("3 events, 1 taken back")).toBeVisible();
});

test("what somebody else did meanwhile is told, and the note stays", async ({
  page,
  request,
  demo,
  signIn,
}) => {
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const { step, id } = await desk.startAtFork(problem);
  // Without the stream, which would tell it before anything is sent.
  await page.route("**/live", (route) => route.abort());
  await page.goto(`/sessions/${id}`);
  await expectStep(page, step.title);
  await page.keyboard.press("n");
  const field = page.getByRole("textbox", { name: "Internal note" });
  await field.pressSequentially("Half a thought");

  const lead = demo.accounts.find(({ role }) => role === "team_admin");
  const other = await Desk.as(request, demo, lead?.email ?? "");
  await other.act(id, { type: "note", text: "Port 14 is fine.", audience: "internal" });
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(`${lead?.name} wrote an internal note meanwhile.`)).toBeVisible();
  await expect(field).toHaveValue("Half a thought");
  await page.keyboard.press("Control+Enter");
  await expect(field).toHaveValue("");
  await expect(page.getByRole("region", { name: "Live note" })).toContainText("Half a thought");
});

test("the runner and its dialog in both themes", async ({ page, request, demo, signIn }) => {
  test.slow();
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const { step, id } = await desk.startAtFork(problem);
  await page.goto(`/sessions/${id}`);
  await expectStep(page, step.title);
  await page.keyboard.press("1");
  await page.keyboard.press("Backspace");
  await page.getByText("Timeline").click();
  await expectAccessible(page);
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog", { name: "Escalate session" })).toBeVisible();
  await expectAccessible(page);
});

test("the runner on a phone, once it has ended, and reopened, in both themes", async ({
  page,
  request,
  demo,
  signIn,
}) => {
  test.slow();
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const { step, id } = await desk.startAtFork(problem);
  await page.goto(`/sessions/${id}`);
  await expectStep(page, step.title);

  await page.setViewportSize({ width: 390, height: 844 });
  for (const pane of ["Step", "Path", "Live note"]) {
    await page.getByRole("tab", { name: pane }).click();
    await expectAccessible(page);
    await expectNoOverflow(page, pane);
  }
  await desk.act(id, { type: "abandon", why: "The user went home." });
  await page.reload();
  await expect(page.getByRole("heading", { name: "Abandoned", exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectAccessible(page);

  await page.getByRole("button", { name: "Reopen…" }).click();
  await page.getByLabel("Why it is reopened").fill("The user came back.");
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Reopen session" }).click();
  await expectStep(page, step.title);
  const note = page.getByRole("region", { name: "Live note" });
  await expect(note).toContainText("Reopened: The user came back.");
});

test("somebody who only watches sees the session move", async ({ page, request, demo, signIn }) => {
  const lead = demo.accounts.find(({ role }) => role === "team_admin");
  const desk = await Desk.as(request, demo, lead?.email ?? "");
  const { flow, step, id } = await desk.startAtFork(problem);
  await signIn("engineer");
  await page.goto(`/sessions/${id}`);
  await expect(page.getByText(`You are watching. ${lead?.name} works on this`)).toBeVisible();
  await expect(page.getByRole("button", { name: step.answers[0].label })).toHaveCount(0);
  await desk.act(id, { type: "answer", step: flow.start, answer: step.answers[0].id });
  const next = flow.steps[step.answers[0].goto]?.title ?? "";
  await expect(page.getByRole("heading", { level: 2, name: next })).toBeVisible();
});

test("the runner in the middle of its work, as the README shows it", async ({
  page,
  request,
  demo,
  signIn,
}, info) => {
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const flow = await desk.flowWhere((each) => forks(each) && longestWay(each).length > 1);
  const { id } = await desk.start(flow, problem);
  await page.goto(`/sessions/${id}`);
  await expectStep(page, firstStep(flow).title);
  const [first = "1", ...rest] = longestWay(flow).slice(0, 5);
  const settle = () => expect(page.getByText("Saving…")).toHaveCount(0);
  await page.keyboard.press(first === "1" ? "2" : "1");
  await settle();
  await page.keyboard.press("Backspace");
  await page.keyboard.press(first);
  await page.keyboard.press("n");
  await page.keyboard.type("The user confirmed it on a second device.");
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Escape");
  for (const key of rest) {
    await page.keyboard.press(key);
    await settle();
  }
  await expect(page.getByRole("region", { name: "Live note" })).toContainText("second device");
  await expect(page.getByText("Saving…")).toHaveCount(0);
  const isForReadme = process.env.RF_SCREENSHOTS === "1";
  const path = isForReadme ? "../docs/screenshots/runner.png" : info.outputPath("runner.png");
  await page.screenshot({ path });
});
