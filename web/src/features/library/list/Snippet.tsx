import { Fragment } from "react";
import type { FlowSummary, Schema } from "@/api/types";

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
  return hit && isWhole ? <Parts parts={hit.parts} /> : flow.title;
}

/** Where else the words stand, or what the flow is for. */
export function Snippet({ flow }: { flow: FlowSummary }) {
  const hit = flow.hits.find(({ field }) => field !== "title");
  if (!hit) return flow.summary;
  const word = words[hit.field];
  return (
    <>
      {word && <span className="text-muted">{word}: </span>}
      <Parts parts={hit.parts} />
    </>
  );
}

function Parts({ parts }: Pick<Hit, "parts">) {
  return parts.map(({ text, hit }, place) => {
    // Parts never move, and the same words may come twice.
    const key = `${place}`;
    return hit ? (
      <mark key={key} className="rounded-sm bg-accent/20 px-px font-medium text-ink">
        {text}
      </mark>
    ) : (
      <Fragment key={key}>{text}</Fragment>
    );
  });
}
