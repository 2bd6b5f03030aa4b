import { useState } from "react";
import { useDocument, useEditor, useEditorState } from "@/features/editor/context";
import { replaceDocument } from "@/features/editor/document/headCommands";
import { same } from "@/features/editor/document/merge";
import { SourceVerdict } from "@/features/editor/source/SourceVerdict";
import { lineOfStep, type Reading, readSource, sourceOf } from "@/features/editor/source/source";
import { type MarkedLine, SourceField } from "@/ui/source/SourceField";

interface SourceViewProps {
  /** Why the server would not take the draft. */
  error: unknown;
  /** Text that is no flow yet, kept while other views are shown. */
  text: string | null;
  onText: (text: string | null) => void;
}

/** The whole draft as text. What can be read goes into the draft as it is written. */
export function SourceView({ error, text, onText }: SourceViewProps) {
  const { findings } = useEditor();
  const document = useDocument();
  const run = useEditorState((state) => state.run);
  const seal = useEditorState((state) => state.seal);
  const [marked, setMarked] = useState<MarkedLine | null>(null);

  const reading: Reading | null = text === null ? null : readSource(text);
  // Undoing, or another view, changed the draft: the text follows.
  const isOurs = reading !== null && (!reading.ok || same(reading.document, document));
  const shown = isOurs && text !== null ? text : sourceOf(document);

  const handleChange = (next: string) => {
    setMarked(null);
    onText(next);
    const read = readSource(next);
    if (read.ok && !same(read.document, document)) {
      run(replaceDocument(read.document, "Edit source", "source"));
    }
  };
  const handleStep = (step: string) => {
    const line = lineOfStep(shown, step);
    if (line) setMarked({ line });
  };
  return (
    <div className="grid min-h-0 grow gap-4 overflow-y-auto p-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0">
        <SourceField
          label="Draft as JSON"
          hint="Saved by itself as soon as it can be read."
          value={shown}
          onValueChange={handleChange}
          marked={marked}
          onBlur={seal}
          frame="h-[max(20rem,calc(100dvh-16rem))]"
        />
      </div>
      <SourceVerdict
        reading={isOurs && reading && !reading.ok ? reading : null}
        findings={findings}
        error={error}
        document={document}
        onStep={handleStep}
        onLine={(line) => setMarked({ line })}
      />
    </div>
  );
}
