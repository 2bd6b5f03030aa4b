import type { Schema } from "@/api/types";
import type { StepSummary } from "@/features/steps/useSteps";
import { HitParts } from "@/ui/HitParts";

type Hit = Schema<"SearchHit">;

const words: Partial<Record<Hit["field"], string>> = { tags: "Tags", category: "Category" };

/** A step's title, with what was searched for marked in it. */
export function StepTitle({ step }: { step: StepSummary }) {
  const hit = step.hits.find(({ field }) => field === "title");
  const isWhole = hit?.parts.map(({ text }) => text).join("") === step.title;
  return hit && isWhole ? <HitParts parts={hit.parts} /> : step.title;
}

/** Where else the words stand; nothing without a search. */
export function StepSnippet({ step, className }: { step: StepSummary; className?: string }) {
  const hit = step.hits.find(({ field }) => field !== "title");
  if (!hit) return null;
  const word = words[hit.field];
  return (
    <span className={className}>
      {word && <span className="text-muted">{word}: </span>}
      <HitParts parts={hit.parts} />
    </span>
  );
}
