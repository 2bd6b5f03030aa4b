import { type FormEvent, useRef } from "react";
import { useActions } from "@/actions/useActions";
import { fieldProblem } from "@/api/problem";
import { hasCode } from "@/api/problemMembers";
import type { LibraryStep } from "@/features/steps/detail/useStep";
import { ConflictDialog } from "@/features/steps/edit/ConflictDialog";
import { LibraryFields } from "@/features/steps/edit/LibraryFields";
import { StepFields } from "@/features/steps/edit/StepFields";
import { useSaveStep } from "@/features/steps/edit/useSaveStep";
import type { Writer } from "@/features/steps/edit/writing";
import { focusFirstFault } from "@/lib/focusFirstFault";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { toast } from "@/ui/toasts";

interface StepFormProps {
  stepId: string;
  writing: Writer;
}

/** The next version of the step. */
export function StepForm({ stepId, writing }: StepFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const saving = useSaveStep(stepId);
  const { value, base, isDirty, change, clear } = writing;
  const saysSame = hasCode(saving.error, "nothing_to_publish");

  const handleSaved = ({ version }: LibraryStep) => {
    clear();
    toast.success(`Version ${version} saved`);
  };
  const handleSave = async () => {
    if (saving.isPending || !isDirty) return;
    const saved = value.step.title.trim() ? await saving.save(value, base) : null;
    if (saved) handleSaved(saved);
    else if (form.current) focusFirstFault(form.current);
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    void handleSave();
  };
  const handleTaken = (theirs: LibraryStep) => {
    const mine = value;
    clear();
    toast.message("Their version is shown", {
      action: { label: "Bring mine back", onClick: () => writing.restore(mine, theirs) },
    });
  };
  useActions([
    {
      id: "step.save",
      label: "Save step",
      section: "This step",
      keys: "mod+s",
      visible: () => isDirty,
      perform: () => void handleSave(),
    },
  ]);
  return (
    <form ref={form} noValidate onSubmit={handleSubmit} className="flex max-w-2xl flex-col gap-4">
      <StepFields
        step={value.step}
        fault={(field) => fieldProblem(saving.error, `step.${field}`)}
        onChange={(step) => change({ step })}
      />
      <LibraryFields value={value} error={saving.error} onChange={change} />
      {saysSame ? (
        <p role="alert" className="text-muted text-ui">
          The newest version says this already. Change something, then save.
        </p>
      ) : (
        <InlineError error={saving.error} />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          variant="primary"
          busy={saving.isPending}
          disabled={!isDirty}
          data-tip="Save step"
          data-tip-keys="mod+s"
        >
          Save version
        </Button>
        {isDirty && <Button onClick={clear}>Discard</Button>}
      </div>
      <ConflictDialog
        saving={saving}
        writing={writing}
        onKept={handleSaved}
        onTaken={handleTaken}
      />
    </form>
  );
}
