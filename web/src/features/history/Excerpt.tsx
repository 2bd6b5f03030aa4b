import type { Schema, SessionSummary } from "@/api/types";
import { HitParts } from "@/ui/HitParts";

type Hit = Schema<"SearchHit">;

const words: Partial<Record<Hit["field"], string>> = {
  category: "Reference",
  tags: "Flow or engineer",
  summary: "Outcome",
  body: "In the note",
  step: "In the note",
};

/** Where in the note the words stand that were searched for. */
export function Excerpt({ session }: { session: SessionSummary }) {
  const hit = session.hits.find(({ field }) => field !== "title") ?? session.hits[0];
  if (!hit) return null;
  return (
    <span className="mt-0.5 block break-words text-meta text-muted">
      {words[hit.field] && <span className="text-faint">{words[hit.field]}: </span>}
      <HitParts parts={hit.parts} />
    </span>
  );
}
