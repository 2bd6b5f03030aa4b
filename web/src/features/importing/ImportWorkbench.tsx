import { Eye } from "lucide-react";
import { useEffect, useState } from "react";
import { useActions } from "@/actions/useActions";
import { ImportResults } from "@/features/importing/ImportResults";
import { SourcePane } from "@/features/importing/SourcePane";
import type { SourceFile } from "@/features/importing/sourceFile";
import { type ImportedFlow, useImportedFlows } from "@/features/importing/useImportedFlows";
import { usePreview } from "@/features/importing/usePreview";
import { useAnchorScroll } from "@/ui/flow/anchors";
import type { MarkedLine } from "@/ui/source/SourceField";

interface ImportWorkbenchProps {
  file: SourceFile;
  /** Whether the person looks at this one. */
  active: boolean;
  onDirty: (id: string, dirty: boolean) => void;
  /** Everything of this file is saved; with the flow, if it was one. */
  onDone: (id: string, flowIds: readonly string[]) => void;
}

/** One source on its way to being flows: text on one side, what was read from it on the other. */
export function ImportWorkbench({ file, active, onDirty, onDone }: ImportWorkbenchProps) {
  const preview = usePreview(file);
  const imported = useImportedFlows(preview.outcome);
  const [marked, setMarked] = useState<MarkedLine | null>(null);
  useAnchorScroll(active);

  const { flows } = imported;
  const unsaved = flows.length === 0 || flows.some(({ saved }) => !saved?.ok);
  const isDirty = unsaved && preview.source.text.trim() !== "";
  useEffect(() => onDirty(file.id, isDirty), [file.id, isDirty, onDirty]);

  useActions([
    {
      id: "import.preview",
      label: "Preview the import",
      section: "Import",
      icon: Eye,
      keys: "mod+enter",
      visible: () => active,
      perform: preview.preview,
    },
  ]);

  const handleSave = async (chosen: readonly ImportedFlow[], publish: boolean) => {
    const results = await imported.save(chosen, publish);
    const now = flows.map(({ key, saved }) => {
      const result = results.find(({ flow }) => flow.key === key);
      return result?.saved ?? saved;
    });
    // A flow that was saved but not published still needs a word with its author.
    const smooth = results.every(({ saved }) => saved.ok && saved.problem === null);
    const ids = now.flatMap((saved) => (saved?.ok ? [saved.flowId] : []));
    if (smooth && ids.length === flows.length) onDone(file.id, ids);
  };

  return (
    <div hidden={!active} className="mt-4">
      <div className="grid gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className="min-w-0 lg:sticky lg:top-4 lg:self-start">
          <SourcePane preview={preview} marked={marked} onEdit={() => setMarked(null)} />
        </div>
        <ImportResults
          preview={preview}
          imported={imported}
          line={marked?.line ?? null}
          onLine={(line) => setMarked({ line })}
          onSave={(chosen, publish) => void handleSave(chosen, publish)}
        />
      </div>
    </div>
  );
}
