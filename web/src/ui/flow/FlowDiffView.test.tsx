import { render, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Schema } from "@/api/types";
import { FlowDiffView } from "@/ui/flow/FlowDiffView";

const step = { step: "ping", title: "Ping", moved: false, fields: [], before: null, after: null };

function diff(changes: Partial<Schema<"FlowDiff">> = {}): Schema<"FlowDiff"> {
  return { is_empty: false, head: [], sections: [], steps: [], ...changes };
}

it("equal documents are told in a sentence", () => {
  render(<FlowDiffView diff={diff({ is_empty: true })} />);
  expect(screen.getByText("Nothing differs.")).toBeInTheDocument();
});

it("a changed step shows which words were exchanged", () => {
  const fields = [{ field: "title", before: "Ping the gateway", after: "Ping the router" }];
  render(<FlowDiffView diff={diff({ steps: [{ ...step, kind: "changed", fields }] })} />);
  expect(screen.getByText("1 step changed")).toBeInTheDocument();
  expect(screen.getByRole("deletion")).toHaveTextContent("removed: gateway");
  expect(screen.getByRole("insertion")).toHaveTextContent("added: router");
});

it("an added step shows what it holds", () => {
  const after = { type: "action", title: "Ping", commands: [{ shell: "bash", run: "ping x" }] };
  render(<FlowDiffView diff={diff({ steps: [{ ...step, kind: "added", after }] })} />);
  const card = within(screen.getByRole("listitem"));
  expect(card.getByText("Added")).toBeInTheDocument();
  expect(card.getByText(/bash: ping x/)).toBeInTheDocument();
});
