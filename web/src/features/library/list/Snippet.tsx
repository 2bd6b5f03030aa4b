import type { FlowSummary, Schema } from "@/api/types";
import { HitParts } from "@/ui/HitParts";

type Hit = Schema<"SearchHit">;

const words: Partial<Record<Hit["field"], string>> = {
  tags: "Tags",
  category: "Category",
  step: "Step",
  body: "In a step",
};

/** A flow's title, with what was searched for marked in it. */
export function TitleText({ flow }: { flow: FlowSummary }) {
  const hit = flow.hits.find(({ field }) => field === "title");
  const isWhole = hit?.parts.map(({ text }) => text).join("") === flow.title;
  return hit && isWhole ? <HitParts parts={hit.parts} /> : flow.title;
}

/** Where else the words stand, or what the flow is for. */
export function Snippet({ flow }: { flow: FlowSummary }) {
  const hit = flow.hits.find(({ field }) => field !== "title");
  if (!hit) return flow.summary;
  const word = words[hit.field];
  return (
    <>
      {word && <span className="text-muted">{word}: </span>}
      <HitParts parts={hit.parts} />
    </>
  );
}
