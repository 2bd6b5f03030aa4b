import { useMemo } from "react";
import { wordDiff } from "@/lib/wordDiff";

/** A text with what was taken out and what was put in, told apart by colour, line and word. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => wordDiff(before, after), [before, after]);
  return (
    <p className="wrap-anywhere whitespace-pre-wrap text-ui">
      {parts.map(({ kind, text }, place) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts are made anew with the texts
        if (kind === "same") return <span key={place}>{text}</span>;
        return kind === "removed" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts are made anew with the texts
          <del key={place} className="rounded-sm bg-danger/15 text-ink decoration-danger">
            <span className="sr-only">removed: </span>
            {text}
          </del>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts are made anew with the texts
          <ins key={place} className="rounded-sm bg-success/15 text-ink decoration-success">
            <span className="sr-only">added: </span>
            {text}
          </ins>
        );
      })}
    </p>
  );
}
