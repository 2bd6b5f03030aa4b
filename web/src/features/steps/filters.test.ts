import { expect, it } from "vitest";
import { type Filters, listQuery, readFilters, writeFilters } from "@/features/steps/filters";

const check = (address: string, filters: Partial<Filters>, back = address) => {
  const read = readFilters(new URLSearchParams(address));
  expect(read).toMatchObject(filters);
  expect(`${writeFilters(read)}`).toBe(back);
};

it("the address names the filters, and nothing that is usual", () => {
  check("", { search: "", type: "", tags: [], archived: false, sort: "" });
  check("q=dns&type=action&category=Network&tag=vpn&tag=dns&archived=1&sort=rating", {
    ...{ search: "dns", type: "action", category: "Network", tags: ["vpn", "dns"] },
    ...{ archived: true, sort: "rating" },
  });
  check("sort=updated", { sort: "updated" }, "");
  check("q=dns&sort=updated", { sort: "updated" });
});

it("what an address misspells is not filtered", () => {
  check("type=poem&sort=luck&archived=maybe", { type: "", sort: "", archived: false }, "");
});

it("nothing is sorted by relevance without words", () => {
  const sort = (address: string) => listQuery(readFilters(new URLSearchParams(address))).sort;
  expect(sort("sort=relevance")).toBeUndefined();
  expect(sort("q=dns&sort=relevance")).toBe("relevance");
});
