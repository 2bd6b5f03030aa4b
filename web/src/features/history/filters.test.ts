import { expect, test } from "vitest";
import { listQuery, readFilters, writeFilters } from "@/features/history/filters";

const usual = { view: "active", status: "any", mine: false, search: "" } as const;

test("the address says what is unusual, and reads back as it was written", () => {
  expect(writeFilters(usual, "engineer").toString()).toBe("");
  const wanted = { view: "ended", status: "resolved", mine: true, search: "RF-1A" } as const;
  const params = writeFilters(wanted, "engineer");
  expect(params.toString()).toBe("view=ended&status=resolved&mine=1&q=RF-1A");
  expect(readFilters(params, "engineer")).toEqual(wanted);
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
});
