import { expect, it } from "vitest";
import { readSources } from "@/features/importing/model/sourceFiles";

const chosen = (path: string, content: BlobPart = "1. Do it") => ({
  path,
  file: new File([content], path.split("/").at(-1) ?? path),
});

it("texts keep their path, archives wait for the server, leftovers of systems are passed over", async () => {
  const found = await readSources([
    chosen("sops/network/vpn.md"),
    chosen("library.ZIP"),
    chosen("sops/.DS_Store"),
    chosen("__MACOSX/vpn.md"),
  ]);
  expect(found.texts).toEqual([{ path: "sops/network/vpn.md", text: "1. Do it" }]);
  expect(found.archives.map(({ name }) => name)).toEqual(["library.ZIP"]);
  expect(found.refusals).toEqual([]);
});

it("what cannot be imported is told by name, many strangers in one sentence", async () => {
  const strangers = ["a.png", "b.docx", "c.exe", "d.pdf", "e.mov"].map((path) => chosen(path));
  const { texts, refusals } = await readSources([
    ...strangers,
    chosen("empty.md", ""),
    chosen("old.md", new Uint8Array([0xff, 0xfe, 0x41])),
    chosen("huge.md", "x".repeat(1024 * 1024 + 1)),
  ]);
  expect(texts).toEqual([]);
  expect(refusals).toHaveLength(4);
  expect(refusals.join("\n")).toMatch(/empty\.md is empty/);
  expect(refusals.join("\n")).toMatch(/old\.md is not a text file in UTF-8/);
  expect(refusals.join("\n")).toMatch(/huge\.md is larger than 1 MiB/);
  expect(refusals.join("\n")).toMatch(/a\.png, b\.docx, c\.exe and 2 more/);
});
