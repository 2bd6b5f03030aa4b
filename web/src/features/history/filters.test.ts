import { expect, test } from "vitest";
import {
  isNarrowed,
  listQuery,
  noNarrowing,
  readFilters,
  writeFilters,
} from "@/features/history/filters";

const usual = { ...noNarrowing, view: "active" } as const;

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
  expect(listQuery(usual)).toEqual({ status: "active", mine: true, limit: 25 });
  expect(listQuery({ ...usual, view: "all" })).toEqual({ limit: 25 });
  expect(listQuery({ ...usual, view: "ended", status: "escalated", search: " dns " })).toEqual({
    status: "escalated",
    search: "dns",
    limit: 25,
  });
  const day = {
    ...usual,
    view: "all",
    person: "p-2",
    flow: "f-1",
    from: "2026-11-22",
    to: "2026-11-22",
  } as const;
  expect(listQuery(day)).toEqual({
    assignee_id: "p-2",
    flow_id: "f-1",
    from: new Date(2026, 10, 22).toISOString(),
    to: new Date(2026, 10, 23).toISOString(),
    limit: 25,
  });
});
