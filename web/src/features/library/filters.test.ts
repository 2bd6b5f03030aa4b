import { expect, it } from "vitest";
import { type Filters, listQuery, readFilters, writeFilters } from "@/features/library/filters";

const none = readFilters(new URLSearchParams());

it("an address of filters reads back as the same filters", () => {
  const filters: Filters = {
    ...{ view: "all", folder: "folder-1", search: "a & b", kind: "procedural", owner: "person-1" },
    ...{ status: "changed", category: "Wi-Fi", tags: ["vpn", "a,b"], sort: "most_used" },
  };
  expect(readFilters(new URLSearchParams(writeFilters(filters).toString()))).toEqual(filters);
});

it("what an address misspells is not filtered, and what is not filtered leaves no trace", () => {
  const filters = readFilters(new URLSearchParams("status=gone&sort=runs&view=mine&kind=x&tag="));
  expect(filters).toEqual(none);
  expect(writeFilters(filters).toString()).toBe("");
});

it("each view asks the server for its own flows", () => {
  const asked = (changes: Partial<Filters>) => {
    const { limit, ...rest } = listQuery({ ...none, ...changes });
    return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  };
  expect(asked({})).toEqual({});
  expect(asked({ view: "unfiled" })).toEqual({ folder: "none" });
  expect(asked({ view: "favourites" })).toEqual({ favourite: true });
  expect(asked({ view: "recent", sort: "title" })).toEqual({ sort: "recent" });
  expect(asked({ view: "overdue" })).toEqual({ overdue: true });
  expect(asked({ view: "archived" })).toEqual({ archived: true });
  expect(asked({ folder: "f", tags: ["a", "b"] })).toEqual({ folder: "f", tag: ["a", "b"] });
});

it("sorts by relevance only where there are words", () => {
  expect(listQuery({ ...none, sort: "relevance" }).sort).toBeUndefined();
  expect(listQuery({ ...none, sort: "relevance", search: "vpn" }).sort).toBe("relevance");
});
