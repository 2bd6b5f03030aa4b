import { readFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";
import { expect } from "@playwright/test";
import { test } from "./support/app";
import { expectAccessible } from "./support/axe";
import { Desk } from "./support/sessions";

/** The texts of a zip archive, by their paths. */
function unpacked(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const size = zip.readUInt32LE(at + 20);
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((place) =>
      zip.readUInt16LE(at + place),
    );
    const path = zip.toString("utf8", at + 46, at + 46 + name);
    const head = zip.readUInt32LE(at + 42);
    const from = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    files.set(path, inflateRawSync(zip.subarray(from, from + size)).toString("utf8"));
    at += 46 + name + extra + comment;
  }
  return files;
}

test("a note is searched, the view is kept, and two sessions are taken away", async ({
  page,
  request,
  demo,
  signIn,
}) => {
  const { email } = await signIn("engineer");
  const desk = await Desk.as(request, demo, email);
  const word = `walrus${Date.now().toString(36).replaceAll(/\d/g, "x")}`;
  const made = [];
  for (const place of ["first", "second"]) {
    const session = await desk.startAtFork(`The ${place} floor has no network`);
    const text = `Found a ${word} behind the switch. Logged on, password: Otter#Creek12`;
    await desk.act(session.id, { type: "note", text, audience: "internal" });
    made.push(session);
  }
  const path = `/sessions?view=all&q=${word}`;
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByRole("row")).toHaveCount(3, { timeout: 1500 });
  }).toPass({ timeout: 20_000 });
  const table = page.getByRole("table", { name: "Sessions" });
  await expect(table.locator("mark").first()).toHaveText(word);
  await expect(table).toContainText("[redacted: password]");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Save view" }).click();
  const dialog = page.getByRole("dialog", { name: "Save this view" });
  await dialog.getByLabel("Name").fill(word);
  await dialog.getByRole("button", { name: "Save view" }).click();
  const views = page.getByRole("navigation", { name: "Saved views" });
  await expect(views.getByRole("button", { name: word, exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.goto("/sessions?view=all");
  await views.getByRole("button", { name: word, exact: true }).click();
  await expect(page).toHaveURL((url) => `${url.pathname}${url.search}` === path);

  const boxes = table.getByRole("checkbox", { name: /^Select RF-/ });
  await boxes.first().focus();
  await page.keyboard.press("Space");
  await boxes.last().click({ modifiers: ["Shift"] });
  const bar = page.getByRole("region", { name: "Selected sessions" });
  await expect(bar).toContainText("2 sessions selected");
  await bar.getByRole("button", { name: "Export…" }).click();
  const exporting = page.getByRole("dialog", { name: "Export 2 sessions" });
  await exporting.getByLabel("Format").selectOption("Plain text (.txt)");
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await exporting.getByRole("button", { name: "Export", exact: true }).click();
  const files = unpacked(await readFile(await (await download).path()));
  const wanted = made.map(({ reference }) => `${reference}/${reference}.txt`);
  expect([...files.keys()].sort()).toEqual([...wanted, "index.csv"].sort());
  for (const name of wanted) {
    expect(files.get(name)).toContain(word);
    expect(files.get(name)).not.toContain("Otter#Creek12");
  }
  await expect(exporting).toHaveCount(0);

  // A view that is removed comes back.
  await views.getByRole("button", { name: /^What to do with/ }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(views.getByRole("button", { name: word, exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(views.getByRole("button", { name: word, exact: true })).toBeVisible();

  // A note alone on paper.
  await page.goto(`/sessions/${made[0]?.id}`);
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", document.title);
  });
  await page.getByRole("button", { name: "Print", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute(
    "data-printed",
    new RegExp(made[0]?.reference ?? "?"),
  );
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("article", { name: "Note to print" })).toContainText(word);
  await expect(page.getByRole("heading", { level: 1 })).toBeHidden();
});
