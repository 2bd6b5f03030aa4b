import { expect, it } from "vitest";
import { fieldWords, valueWords } from "@/ui/flow/diff/fieldWords";

it.each([
  ["body", "Text"],
  ["answers.0.goto", "Answer 1: then"],
  ["commands.2.run", "Command 3: command"],
  ["schedule.cron", "Schedule: cron"],
  ["something_new", "something_new"],
])("%s is called %s", (field, words) => {
  expect(fieldWords(field)).toBe(words);
});

it.each([
  [null, ""],
  [["vpn", "dns"], "vpn, dns"],
  [true, "Yes"],
  [[{ shell: "bash", run: "ls" }], "bash: ls"],
  [{ id: "yes", label: "Yes", goto: "end" }, "Yes · then end"],
  [{ name: "host", kind: "text" }, "name host · kind text"],
])("%j reads as %j", (value, words) => {
  expect(valueWords(value)).toBe(words);
});
