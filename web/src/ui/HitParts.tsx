import { Fragment } from "react";
import type { Schema } from "@/api/types";

/** A text in which what was searched for is marked. */
export function HitParts({ parts }: Pick<Schema<"SearchHit">, "parts">) {
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
