import { useState } from "react";
import { query } from "@/api/client";
import { ownProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { isTooLarge, type SourceFile, stemOf } from "@/features/importing/sourceFile";

type Outcome = Schema<"ImportOutcome">;
export type Format = Schema<"ImportFormat">;

export interface Source {
  text: string;
  format: Format;
  name: string;
}

/** What would be imported, and whether what is shown still belongs to the text. */
export function usePreview(file: SourceFile) {
  const [source, setSource] = useState<Source>({
    text: file.text,
    format: "auto",
    name: stemOf(file.name),
  });
  const [previewed, setPreviewed] = useState<{ source: Source; outcome: Outcome } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const reading = query.useMutation("post", "/api/v1/flows/import");

  const preview = () => {
    if (reading.isPending) return;
    const problem = refusalOf(source.text);
    setRefusal(problem);
    if (problem) return;
    reading.mutate(
      {
        body: { format: source.format, source: source.text, name: source.name.trim() || null },
      },
      { onSuccess: (outcome) => setPreviewed({ source, outcome }) },
    );
  };

  const change = (changes: Partial<Source>) => {
    setSource({ ...source, ...changes });
    setRefusal(null);
  };
  return {
    source,
    change,
    preview,
    isPending: reading.isPending,
    error: refusal ? { ...ownProblem("import_refused"), title: refusal } : reading.error,
    outcome: previewed?.outcome ?? null,
    isStale: previewed !== null && previewed.source !== source,
  };
}

function refusalOf(text: string): string | null {
  if (!text.trim()) return "There is nothing to import yet. Paste some text or choose a file.";
  if (isTooLarge(text)) return "This is more than 1 MiB of text. Split it into smaller pieces.";
  return null;
}

export type Preview = ReturnType<typeof usePreview>;
