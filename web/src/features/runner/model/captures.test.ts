import { expect, test } from "vitest";
import type { Capture, FlowDocument } from "@/api/types";
import { askedAt, complaint, missingAt } from "@/features/runner/model/captures";
import { filledFlow } from "@/features/runner/model/filledFlow";
import { branchFlow } from "@/features/runner/testing/branchFlow";
import { FakeSession } from "@/features/runner/testing/fakeSession";

const host: Capture = { name: "host", kind: "host", label: "Computer", required: true };
const code: Capture = { name: "code", kind: "text", secret: true };

const log = { name: "log", kind: "file", required: true } as const;

const flow: FlowDocument = {
  ...branchFlow,
  intake: [host],
  steps: {
    ...branchFlow.steps,
    renew: {
      type: "action",
      title: "Renew the lease of {{ host }}, code {{ code }}",
      captures: [code, log],
      commands: [{ shell: "cmd", run: "renew {{host}} {{ code }} {{ other }}" }],
      goto: "dns",
    },
  },
};

test.each([
  [{ kind: "number", min: 1, max: 10 }, "0", "Give 1 or more."],
  [{ kind: "number", min: 1, max: 10 }, "11", "Give 10 or less."],
  [{ kind: "number" }, "twelve", "Give a number, such as 12 or 0.5."],
  [{ kind: "number" }, "-0.5", undefined],
  [{ kind: "host" }, "two words", "Give a host name or an IP address."],
  [{ kind: "host" }, "fe80::1", undefined],
] as const)("%o is asked, %s is given", (asked, value, expected) => {
  expect(complaint({ name: "it", ...asked }, value)).toBe(expected);
});

test("the intake is asked for at first, and later while something of it is missing", () => {
  const names = ({ intake, own }: ReturnType<typeof askedAt>) =>
    [...intake, ...own].map(({ name }) => name);
  const began = new FakeSession().detail();
  expect(names(askedAt(began, flow, "gateway"))).toEqual(["host"]);
  const later = new FakeSession({ type: "answered", step: "gateway", answer: "no" });
  expect(names(askedAt(later.detail(), flow, "renew"))).toEqual(["host", "code", "log"]);
  expect(missingAt(later.detail(), flow, "renew")).toEqual([host, log]);
  later.record({ type: "captured", step: null, name: "host", value: "pc-7" });
  expect(names(askedAt(later.detail(), flow, "renew"))).toEqual(["code", "log"]);
  expect(missingAt(later.detail(), flow, "renew")).toEqual([log]);
  const file = { id: "f", name: "a.log", media_type: "text/plain", bytes: 1, sha256: "" } as const;
  later.record({ type: "evidence_added", file, caption: null, step: "renew", capture: "log" });
  expect(missingAt(later.detail(), flow, "renew")).toEqual([]);
});

test("texts are filled with what is known, and secrets only into commands and once shown", () => {
  const session = new FakeSession(
    { type: "captured", step: null, name: "host", value: "pc-7" },
    { type: "captured", step: "renew", name: "code", value: null },
  ).detail();
  const hidden = filledFlow(flow, session.captures, {}, []).steps.renew;
  expect(hidden?.title).toBe("Renew the lease of pc-7, code [code: hidden]");
  expect(hidden?.commands?.[0]?.run).toBe("renew pc-7 [code: hidden] [other?]");
  const shown = filledFlow(flow, session.captures, { code: "s3cret" }, []).steps.renew;
  expect(shown?.title).toBe("Renew the lease of pc-7, code [code: hidden]");
  expect(shown?.commands?.[0]?.run).toBe("renew pc-7 s3cret [other?]");
});
