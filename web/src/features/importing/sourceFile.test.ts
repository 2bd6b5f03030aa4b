import { expect, it } from "vitest";
import { readSourceFile, refusalOf, stemOf } from "@/features/importing/sourceFile";

it.each([
  ["chart.mmd", 10, null],
  ["FLOW.YAML", 10, null],
  ["picture.png", 10, "picture.png is not one of"],
  ["big.md", 1024 * 1024 + 1, "big.md is larger than 1 MiB"],
  ["empty.json", 0, "empty.json is empty"],
])("%s of %i bytes: %s", (name, size, refusal) => {
  const told = refusalOf(name, size);
  if (refusal) expect(told).toContain(refusal);
  else expect(told).toBeNull();
});

it("a file that is no text is refused instead of imported garbled", async () => {
  const reading = await readSourceFile(new File([new Uint8Array([0xff, 0xfe, 0x00])], "a.md"));
  expect(reading).toEqual({ ok: false, refusal: "a.md is not a text file in UTF-8." });
});

it("a flow without a title is named after its file", () => {
  expect([stemOf("vpn-drops.mmd"), stemOf("a.b.md"), stemOf("")]).toEqual(["vpn-drops", "a.b", ""]);
});
