import { Archive } from "lucide-react";
import type { LibraryStep } from "@/features/steps/detail/useStep";
import { useStepArchive } from "@/features/steps/detail/useStepArchive";
import { onDay } from "@/lib/dates";
import { Button } from "@/ui/Button";

/** What has to be known before somebody relies on the step: it is put away. */
export function ArchivedBanner({ step }: { step: LibraryStep }) {
  const { restore } = useStepArchive(step.id);
  return (
    step.archived_at && (
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-card border border-warning/40 bg-warning/10 px-4 py-2.5 text-ui">
        <Archive size={15} className="shrink-0 text-warning" aria-hidden />
        <p className="min-w-0 grow basis-52">
          This step is archived since {onDay(step.archived_at)}. It is not offered to flows any
          more; flows that have it keep it.
        </p>
        {step.may_edit && (
          <Button size="sm" onClick={restore}>
            Restore
          </Button>
        )}
      </div>
    )
  );
}
