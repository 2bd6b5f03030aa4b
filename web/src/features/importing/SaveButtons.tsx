import { useId } from "react";
import type { ImportedFlow } from "@/features/importing/useImportedFlows";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { errorsIn } from "@/ui/flow/findings";

interface SaveButtonsProps {
  flow: ImportedFlow;
  obstacle: string | null;
  onSave: (publish: boolean) => void;
}

/** Errors keep a flow from being published, not from being saved. */
export function SaveButtons({ flow, obstacle, onSave }: SaveButtonsProps) {
  const reason = useId();
  const errors = errorsIn(flow.findings).length;
  const untitled = flow.details.title.trim() ? null : "Enter a title first.";
  const unpublishable = errors
    ? `${plural(errors, "error")} to mend before it can be published. It can be saved as a draft.`
    : null;
  const stop = obstacle ?? untitled;
  const why = stop ?? unpublishable;
  return (
    <div className="sticky bottom-14 z-1 -mx-4 -mb-4 flex flex-wrap items-center justify-end gap-2 rounded-b-card border-line border-t bg-surface px-4 py-3 md:bottom-0">
      {why && (
        <p id={reason} className="min-w-0 grow text-meta text-warning">
          {why}
        </p>
      )}
      <Button
        disabled={Boolean(stop)}
        busy={flow.isSaving}
        aria-describedby={why ? reason : undefined}
        onClick={() => onSave(false)}
      >
        Save draft
      </Button>
      <Button
        variant="primary"
        disabled={Boolean(why)}
        busy={flow.isSaving}
        aria-describedby={why ? reason : undefined}
        onClick={() => onSave(true)}
      >
        Save and publish
      </Button>
    </div>
  );
}
