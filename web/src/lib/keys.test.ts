import { expect, it } from "vitest";
import { keyCaps, pressOf } from "@/lib/keys";

it("shows keys as the caps that people look for", () => {
  expect(keyCaps("mod+k")).toEqual([["Ctrl", "K"]]);
  expect(keyCaps("g f")).toEqual([["G"], ["F"]]);
  expect(keyCaps("?")).toEqual([["?"]]);
});

it.each([
  [{ key: "k", ctrlKey: true }, "mod+k"],
  [{ key: "k", metaKey: true }, "mod+k"],
  [{ key: "?", shiftKey: true }, "?"],
  [{ key: "N", shiftKey: true }, "n"],
  [{ key: "P", shiftKey: true, ctrlKey: true }, "mod+shift+p"],
  [{ key: "Enter" }, "enter"],
  [{ key: " " }, "space"],
])("reads %o as %s", (init, press) => {
  expect(pressOf(new KeyboardEvent("keydown", init))).toBe(press);
});
