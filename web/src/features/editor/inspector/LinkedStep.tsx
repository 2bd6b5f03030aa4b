import { Link2, RefreshCw } from "lucide-react";
import type { Schema } from "@/api/types";
import { useDocument, useEditor, useRun } from "@/features/editor/context";
import { keepStep, replaceStep, unlinkStep } from "@/features/editor/document/libraryCommands";
import { isStep } from "@/features/editor/document/shape";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { FieldChanges } from "@/ui/flow/diff/FieldChanges";

/** That a step follows the Step Library, and what to do when its original has moved on. */
export function LinkedStep({ step: id }: { step: string }) {
  const { flow } = useEditor();
  const run = useRun();
  const linked = useDocument().steps[id]?.linked;
  if (!linked) return null;
  const update = flow.step_updates.find(
    (one: Schema<"StepUpdate">) =>
      one.step === id && one.library_step === linked.step && one.newest_version > linked.version,
  );
  const newest = update?.newest;
  return (
    <section
      aria-label="Step Library"
      className="flex flex-col gap-2 rounded-card border border-line bg-raised p-2.5"
    >
      <div className="flex flex-wrap items-center gap-2">
        <Badge icon={<Link2 size={12} aria-hidden />}>Follows library step v{linked.version}</Badge>
        {update && (
          <Badge tone="warning" icon={<RefreshCw size={12} aria-hidden />}>
            Update available: v{update.newest_version}
          </Badge>
        )}
        <Button size="sm" variant="ghost" className="ml-auto" onClick={() => run(unlinkStep(id))}>
          Unlink
        </Button>
      </div>
      {update && (
        <>
          <FieldChanges changes={update.changes} />
          <div className="flex flex-wrap gap-2">
            {isStep(newest) && (
              <Button size="sm" variant="primary" onClick={() => run(replaceStep(id, newest))}>
                Take it
              </Button>
            )}
            <Button size="sm" onClick={() => run(keepStep(id, update.newest_version))}>
              Keep mine
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
