import type { ImportedFlow } from "@/features/importing/useImportedFlows";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { errorsIn } from "@/ui/flow/findings";

interface SaveAllProps {
  flows: readonly ImportedFlow[];
  obstacle: string | null;
  isSaving: boolean;
  onSave: (flows: readonly ImportedFlow[], publish: boolean) => void;
}

/** Saves what is not saved yet, and says which flows are and which are not. */
export function SaveAll({ flows, obstacle, isSaving, onSave }: SaveAllProps) {
  const waiting = flows.filter(({ saved }) => !saved?.ok);
  const failed = flows.filter(({ saved }) => saved && !saved.ok);
  const untitled = waiting.some(({ details }) => !details.title.trim());
  const faulty = waiting.filter(({ findings }) => errorsIn(findings).length > 0);
  const stop = obstacle ?? (untitled ? "Every flow needs a title." : null);
  const why =
    stop ?? (faulty.length ? `${plural(faulty.length, "flow")} with errors: drafts only.` : null);
  return (
    <div className="flex flex-wrap items-center justify-end gap-2 rounded-card border border-line bg-surface px-4 py-3">
      <p role="status" className="min-w-0 grow text-ui">
        {plural(flows.length, "flow")}, {flows.length - waiting.length} saved
        {failed.length > 0 && (
          <span className="block text-danger text-meta">
            Not saved: {failed.map(({ details }) => details.title).join(", ")}
          </span>
        )}
        {why && waiting.length > 0 && <span className="block text-meta text-warning">{why}</span>}
      </p>
      {waiting.length > 0 && (
        <>
          <Button disabled={Boolean(stop)} busy={isSaving} onClick={() => onSave(waiting, false)}>
            Save all as drafts
          </Button>
          <Button
            variant="primary"
            disabled={Boolean(why)}
            busy={isSaving}
            onClick={() => onSave(waiting, true)}
          >
            Save and publish all
          </Button>
        </>
      )}
    </div>
  );
}
