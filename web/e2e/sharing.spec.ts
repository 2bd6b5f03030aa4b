import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { Desk } from "./support/sessions";
import { expectNoOverflow } from "./support/width";

const hostile = [
  "<script>window.hacked = 1</script>",
  "<img src=x onerror='window.hacked = 1'>",
  "[press](javascript:window.hacked=1)",
  "<svg/onload=window.hacked=1>",
  "![x](https://evil.example/pixel.png)",
].join("\n\n");

test("an engineer shares a running session with a client, who reads along until the link is revoked", async ({
  page,
  browser,
  request,
  demo,
  signIn,
}) => {
  const engineer = await signIn("engineer");
  const desk = await Desk.as(request, demo, engineer.email);
  const { id, reference } = await desk.startAtFork("Mail of sue@client.example does not arrive");
  await desk.act(id, { type: "note", text: "Only for us", audience: "internal" });
  await desk.act(id, { type: "note", text: hostile, audience: "client" });

  await page.goto(`/sessions/${id}`);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Share…" }).click();
  const dialog = page.getByRole("dialog", { name: `Share ${reference}` });
  await dialog.getByRole("button", { name: "Generate" }).click();
  const passphrase = await dialog.getByLabel("Passphrase").inputValue();
  await dialog.getByRole("button", { name: "What its readers see" }).click();
  const preview = dialog.getByRole("region", { name: "What its readers see" });
  await expect(preview).toContainText("[redacted: email]");
  await expect(preview).not.toContainText("Only for us");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Create link" }).click();
  const ready = page.getByRole("dialog", { name: "The link is ready" });
  const link = (await ready.locator("code").first().textContent()) ?? "";
  await ready.getByRole("button", { name: "Done, I copied it" }).click();

  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const reader = await context.newPage();
  const asked: string[] = [];
  const referers: string[] = [];
  reader.on("request", (sent) => {
    asked.push(new URL(sent.url()).host);
    referers.push(sent.headers().referer ?? "");
  });
  await reader.goto(new URL(link).pathname);
  await reader.getByLabel("Passphrase").fill("not the passphrase");
  await reader.getByRole("button", { name: "Open" }).click();
  await expect(reader.getByText("That is not the passphrase of this link.")).toBeVisible();
  await expectAccessible(reader);
  await reader.getByLabel("Passphrase").fill(passphrase);
  await reader.getByRole("button", { name: "Open" }).click();

  const note = reader.getByRole("article", { name: "Note" });
  await expect(note).toContainText("[redacted: email]");
  await expect(note).toContainText(reference);
  for (const hidden of ["Only for us", engineer.name, "sue@client.example"]) {
    await expect(note).not.toContainText(hidden);
  }
  expect(await note.locator("script, img, svg, a[href^=javascript]").count()).toBe(0);
  await expectNoOverflow(reader);
  await expectAccessible(reader);

  await desk.act(id, { type: "note", text: "The router is new", audience: "client" });
  await expect(note).toContainText("The router is new");

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Share…" }).click();
  const links = page.getByRole("list", { name: "Links to this session" });
  await expect(links).toContainText("opened 1 time");
  await links.getByRole("button", { name: /^Revoke the link/ }).click();
  const question = page.getByRole("dialog", { name: "Revoke this link?" });
  await question.getByRole("button", { name: "Revoke" }).click();
  await expect(reader.getByRole("heading", { name: "This link was taken back" })).toBeVisible({
    timeout: 20_000,
  });
  await expect(reader.getByText("The router is new")).toHaveCount(0);
  expect(await reader.evaluate(() => Reflect.get(window, "hacked"))).toBeUndefined();
  expect(new Set(asked).size).toBe(1);
  expect(referers.filter((referer) => referer.includes("/s/"))).toEqual([]);

  await reader.goto("/s/nobody-was-given-this");
  await expect(reader.getByRole("heading", { name: "There is no such link" })).toBeVisible();
  await context.close();
  await desk.act(id, { type: "abandon", why: "A test of sharing." });
});
