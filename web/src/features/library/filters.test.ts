import { expect, it } from "vitest";
import { readFilters, writeFilters } from "@/features/library/filters";

it("an address of filters reads back as the same filters", () => {
  const filters = { search: "a & b", status: "draft", category: "Wi-Fi", sort: "title" } as const;
  expect(readFilters(new URLSearchParams(writeFilters(filters).toString()))).toEqual(filters);
});

it("what an address misspells is not filtered, and what is not filtered leaves no trace", () => {
  const filters = readFilters(new URLSearchParams("status=archived&sort=runs"));
  expect(filters).toEqual({ search: "", status: "", category: "", sort: "updated" });
  expect(writeFilters(filters).toString()).toBe("");
});
