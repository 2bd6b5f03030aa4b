import type { FormEvent } from "react";
import type { FlowDetail } from "@/api/types";
import { ConflictDialog } from "@/features/flow/ConflictDialog";
import type { Editing } from "@/features/flow/edits";
import { useSaveDraft } from "@/features/flow/useSaveDraft";
import { Button } from "@/ui/Button";
import { DetailsFields } from "@/ui/flow/DetailsFields";
import { type Details, detailsOf, withDetails } from "@/ui/flow/details";
import { InlineError } from "@/ui/InlineError";
import { toast } from "@/ui/toasts";

interface DetailsFormProps {
  flowId: string;
  edit: Editing<Details>;
}

/** What the flow is called and where it stands in the library. The steps are not touched. */
export function DetailsForm({ flowId, edit }: DetailsFormProps) {
  const saving = useSaveDraft(flowId);
  const { value, before, base, isDirty, change, clear } = edit;

  const handleSaved = () => {
    clear();
    toast.success("Details saved");
  };
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (saving.isPending || !isDirty || !value.title.trim()) return;
    const saved = await saving.save((draft) => withDetails(draft, before, value), base);
    if (saved) handleSaved();
  };
  const handleTaken = (theirs: FlowDetail) => {
    const mine = detailsOf(withDetails(theirs.draft, before, value));
    clear();
    toast.message("Their version is shown", {
      action: { label: "Bring mine back", onClick: () => edit.restore(mine, theirs) },
    });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => void handleSubmit(event)}
      className="flex max-w-xl flex-col gap-4"
    >
      <DetailsFields value={value} onChange={change} />
      <InlineError error={saving.error} />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={saving.isPending} disabled={!isDirty}>
          Save details
        </Button>
        {isDirty && <Button onClick={clear}>Discard</Button>}
      </div>
      <ConflictDialog saving={saving} onKept={handleSaved} onTaken={handleTaken} />
    </form>
  );
}
