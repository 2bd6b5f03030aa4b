import type { Schema, Step } from "@/api/types";

type Summary = Schema<"LibraryStepSummary">;
type Detail = Schema<"LibraryStepDetail">;

const owner = { id: "person-2", name: "Marcus Oyelaran" };

export function libraryStep(changes: Partial<Detail> = {}): Detail {
  const step: Step = {
    type: "action",
    title: "Restart the print spooler",
    body: "Do it on the **server**.",
    risk: "destructive",
    minutes: 5,
    commands: [{ shell: "powershell", run: "Restart-Service Spooler" }],
    captures: [{ name: "host", kind: "host", label: "Print server", required: true }],
  };
  return {
    id: "step-1",
    title: step.title,
    type: "action",
    category: "Printing",
    tags: ["spooler"],
    version: 4,
    step,
    owner,
    created_at: "2026-02-01T08:00:00Z",
    updated_at: "2026-03-02T08:00:00Z",
    rating: 4.5,
    reviews: 3,
    links: 6,
    copies: 12,
    archived_at: null,
    my_review: null,
    stars: [0, 0, 0, 1, 2],
    may_edit: true,
    ...changes,
  };
}

export function stepSummary(changes: Partial<Summary> = {}): Summary {
  const { id, title, type, category, tags, version } = libraryStep();
  const { updated_at, rating, reviews, links, copies, archived_at } = libraryStep();
  return {
    ...{ id, title, type, category, tags, version, owner, updated_at },
    ...{ rating, reviews, links, copies, archived_at, risk: "destructive", hits: [] },
    ...changes,
  };
}

export function stepFacets(): Schema<"LibraryStepFacets"> {
  return {
    total: 2,
    types: [{ type: "action", steps: 2 }],
    categories: [{ name: "Printing", flows: 2 }],
    tags: [{ name: "spooler", flows: 1 }],
    archived: 0,
  };
}
