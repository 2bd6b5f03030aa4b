import { expect, test } from "vitest";
import {
  filtersOf,
  isNarrowed,
  noNarrowing,
  readFilters,
  selectionOf,
  showsSame,
  writeFilters,
} from "@/features/history/filters";

const usual = { ...noNarrowing, view: "active", sort: "usual" } as const;

test("the address says what is unusual, and reads back as it was written", () => {
  expect(writeFilters(usual, "engineer").toString()).toBe("");
  const wanted = {
    ...usual,
    view: "ended",
    status: "resolved",
    mine: true,
    search: "RF-1A",
  } as const;
  const params = writeFilters(wanted, "engineer");
  expect(params.toString()).toBe("view=ended&status=resolved&mine=1&q=RF-1A");
  expect(readFilters(params, "engineer")).toEqual(wanted);
  const narrow = "view=all&person=p-2&flow=f-1&from=2026-11-01&to=2026-11-22";
  const read = readFilters(new URLSearchParams(narrow), "engineer");
  expect(writeFilters(read, "engineer").toString()).toBe(narrow);
  expect(isNarrowed(read)).toBe(true);
  expect(isNarrowed(usual)).toBe(false);
});

test("a person counts only where it is not about mine, and a day only if it is one", () => {
  const read = (address: string) => readFilters(new URLSearchParams(address), "engineer");
  expect(read("person=p-2").person).toBe("");
  expect(read("view=all&mine=1&person=p-2").person).toBe("");
  expect(read("view=all&from=yesterday&to=2026-13").to).toBe("");
  expect(read("view=all&from=yesterday").from).toBe("");
});

test("viewers begin with the sessions they may read", () => {
  expect(readFilters(new URLSearchParams(), "viewer").view).toBe("ended");
  expect(readFilters(new URLSearchParams("view=nonsense"), "engineer").view).toBe("active");
});

test("the server is asked for no more than the view shows", () => {
  expect(selectionOf(usual)).toEqual({ status: "active", mine: true });
  expect(selectionOf({ ...usual, view: "all" })).toEqual({});
  expect(selectionOf({ ...usual, view: "ended", status: "escalated", search: " dns " })).toEqual({
    status: "escalated",
    q: "dns",
  });
  expect(selectionOf({ ...usual, view: "all", kind: "flow", sort: "longest" })).toEqual({
    free: false,
    sort: "longest",
  });
  const day = {
    ...usual,
    view: "all",
    person: "p-2",
    flow: "f-1",
    from: "2026-11-22",
    to: "2026-11-22",
  } as const;
  expect(selectionOf(day)).toEqual({
    assignee_id: "p-2",
    flow_id: "f-1",
    from: new Date(2026, 10, 22).toISOString(),
    to: new Date(2026, 10, 23).toISOString(),
  });
});

test("what a view keeps shows the same list again", () => {
  const day = { from: "2026-11-21", to: "2026-11-22" } as const;
  for (const filters of [
    usual,
    { ...usual, search: "dns", sort: "oldest" } as const,
    { ...usual, view: "all", kind: "free", mine: true, ...day } as const,
    { ...usual, view: "all", person: "p-2", flow: "f-1" } as const,
    { ...usual, view: "ended", status: "resolved", mine: true } as const,
    { ...usual, view: "ended", sort: "longest" } as const,
  ]) {
    expect(filtersOf(selectionOf(filters))).toEqual(filters);
  }
});

test("a view is shown where the same sessions are, even if it would show them under another tab", () => {
  const resolved = { ...usual, view: "all", status: "resolved" } as const;
  const mineActive = { ...usual, view: "all", status: "active", mine: true } as const;
  for (const filters of [resolved, mineActive, usual]) {
    expect(showsSame(filters, selectionOf(filters))).toBe(true);
    expect(showsSame({ ...filters, search: "dns" }, selectionOf(filters))).toBe(false);
  }
  expect(showsSame(resolved, selectionOf(mineActive))).toBe(false);
});
