import { expect, test } from "vitest";
import { isNarrowed, listQuery, readFilters, writeFilters } from "@/features/escalations/filters";

const read = (address: string) => readFilters(new URLSearchParams(address));

test("the address says what is unusual, and reads back as it was written", () => {
  expect(writeFilters(read("")).toString()).toBe("");
  const address = "view=accepted&whose=to_me&flow=f-1&from=2026-11-01&q=dns&session=s-1";
  expect(writeFilters(read(address)).toString()).toBe(address);
  expect(read("view=nonsense&whose=them")).toEqual(read(""));
});

test("an open briefing narrows nothing", () => {
  expect(isNarrowed(read("session=s-1&view=all"))).toBe(false);
  expect(isNarrowed(read("whose=mine"))).toBe(true);
});

test("the server is asked for no more than the queue shows", () => {
  expect(listQuery(read(""))).toEqual({ state: "waiting", limit: 25 });
  expect(listQuery(read("view=all&whose=mine&q=%20dns&flow=f-1"))).toEqual({
    state: "all",
    mine: true,
    flow_id: "f-1",
    search: "dns",
    limit: 25,
  });
  expect(listQuery(read("whose=to_me"))).toMatchObject({ to_me: true });
});
