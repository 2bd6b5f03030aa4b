import { expect, test } from "vitest";
import {
  type Filters,
  listQuery,
  pressed,
  readFilters,
  writeFilters,
} from "@/features/team/members/filters";

const usual: Filters = {
  search: "",
  role: "any",
  status: "any",
  sort: { column: "name", descending: false },
};

test("the address says what is unusual, and reads back as it was written", () => {
  expect(writeFilters(usual).toString()).toBe("");
  const wanted: Filters = {
    search: "dana",
    role: "engineer",
    status: "disabled",
    sort: { column: "last_active_at", descending: true },
  };
  const params = writeFilters(wanted);
  expect(params.toString()).toBe("q=dana&role=engineer&status=disabled&sort=-last_active_at");
  expect(readFilters(params)).toEqual(wanted);
  expect(readFilters(new URLSearchParams("role=king&sort=-age"))).toEqual(usual);
});

test("a column sorts one way, then the other", () => {
  const once = pressed(usual.sort, "name");
  expect(once).toEqual({ column: "name", descending: true });
  expect(pressed(once, "last_active_at")).toEqual({ column: "last_active_at", descending: true });
  expect(listQuery({ ...usual, sort: once }).sort).toBe("-name");
});
