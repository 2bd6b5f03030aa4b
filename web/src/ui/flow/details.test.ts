import { expect, it } from "vitest";
import { flowDocument } from "@/testing/flows";
import { detailsOf, readTags, withDetails } from "@/ui/flow/details";

it("only what was changed is changed, also on top of somebody else's work", () => {
  const before = detailsOf(flowDocument());
  const mine = { ...before, title: " New title " };
  const theirs = flowDocument({ summary: "Their summary", category: "Mail" });
  expect(withDetails(theirs, before, mine)).toEqual({ ...theirs, title: "New title" });
});

it("tags are read without blanks, gaps and repeats", () => {
  expect(readTags(" vpn, dns ,, vpn,")).toEqual(["vpn", "dns"]);
});
