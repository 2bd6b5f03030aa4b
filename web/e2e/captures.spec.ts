import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { freshTitle } from "./support/flows";
import { Desk, expectStep } from "./support/sessions";

const secret = "Corr3ct-Horse-Battery";

const cleaning = () => ({
  format: "resolutionflow.flow/1",
  kind: "procedural",
  title: freshTitle("Free space on a disk"),
  intake: [{ name: "host", kind: "host", label: "Computer", required: true }],
  sections: [{ title: "Work", steps: ["look", "clean", "account"] }],
  steps: {
    look: {
      type: "action",
      title: "Look at {{ host }}",
      body: "Ask the user of **{{ host }}** to wait.",
      commands: [{ shell: "powershell", run: "Get-PSDrive -ComputerName {{ host }}" }],
      captures: [
        { name: "free_gb", kind: "number", label: "Free space in GB", min: 0, required: true },
        { name: "drive", kind: "choice", label: "Drive", choices: ["C", "D"] },
      ],
    },
    clean: { type: "action", title: "Delete temporary files", when: "free_gb < 10" },
    account: {
      type: "action",
      title: "Make a local account",
      commands: [{ shell: "powershell", run: "net user helper {{ password }} /add" }],
      captures: [
        { name: "password", kind: "text", label: "Its password", secret: true, required: true },
      ],
    },
  },
});

test("values are given by keyboard, fill the texts, decide what applies, and a secret stays one", async ({
  page,
  request,
  demo,
  signIn,
}) => {
  test.slow();
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const { id } = await desk.start(await desk.published(cleaning()), "Disk full at Contoso");
  await page.goto(`/sessions/${id}`);
  await expectStep(page, "Look at [host?]");

  // Not before what is needed is given: the first of it takes the focus.
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Computer (required)")).toBeFocused();
  await expect(page.getByText("This is needed first.")).toHaveCount(2);
  await expectAccessible(page);
  await page.keyboard.type("srv-01");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Free space in GB (required)")).toBeFocused();
  await expect(page.getByRole("heading", { name: "Look at srv-01" })).toBeVisible();
  await expect(page.getByText("Get-PSDrive -ComputerName srv-01")).toBeVisible();
  await page.keyboard.type("80");
  await page.keyboard.press("Enter");
  await page.getByLabel("Drive").selectOption("D");
  const values = page.getByRole("region", { name: "Values" });
  await expect(values).toContainText("80");
  await expect(page.getByText("Does not apply")).toBeVisible();

  // It was another disk: corrected, and the cleaning applies after all.
  await values.getByRole("button", { name: "Change Free space in GB" }).click();
  await values.getByLabel("Free space in GB (required)").fill("8.5");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Does not apply")).toHaveCount(0);
  await page.getByRole("heading", { name: "Look at srv-01" }).click();
  await page.getByRole("button", { name: "Done, next" }).click();
  await expectStep(page, "Delete temporary files");
  await page.keyboard.press("Enter");
  await expectStep(page, "Make a local account");

  await page.getByLabel("Its password (required)").fill(secret);
  await page.keyboard.press("Enter");
  await expect(values).toContainText("Its password");
  await expect(page.getByText("net user helper [password: hidden] /add")).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await values.getByRole("button", { name: "Show Its password" }).click();
  await expect(page.getByText(`net user helper ${secret} /add`)).toBeVisible();
  await expectAccessible(page);
  await values.getByRole("button", { name: "Hide Its password" }).click();
  await expect(page.getByText(secret)).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await page.getByRole("tab", { name: "Path" }).click();
  await expectAccessible(page);
  await page.getByRole("tab", { name: "Step" }).click();
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByRole("heading", { name: /^Make a local account/ }).focus();
  await page.keyboard.press("p");
  await expect(page.getByText(/^Paused since/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Done, next" })).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press("p");

  await page.getByRole("button", { name: "Done, next" }).click();
  await expectStep(page, "No step is left");
  await page.getByRole("textbox", { name: "What solved it" }).fill("8.5 GB became 40");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Resolved", exact: true })).toBeVisible();
  const told = page.getByRole("region", { name: "Note", exact: true });
  for (const words of ["srv-01", "then corrected to", "given, kept secret", "Resumed after"]) {
    await expect(told).toContainText(words);
  }
  await expect(page.getByText(secret)).toHaveCount(0);
});
