import { type FormEvent, useId, useState } from "react";
import { query } from "@/api/client";
import type { Step } from "@/api/types";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { readTags } from "@/ui/flow/details";
import { InlineError } from "@/ui/InlineError";
import { SuggestField } from "@/ui/SuggestField";
import { TextField } from "@/ui/TextField";
import { toast } from "@/ui/toasts";

interface SaveStepDialogProps {
  open: boolean;
  onClose: () => void;
  flow: string;
  id: string;
  step: Step;
}

/** Makes a step of the flow one that every flow can use. */
export function SaveStepDialog({ open, onClose, flow, id, step }: SaveStepDialogProps) {
  const form = useId();
  const [category, setCategory] = useState("");
  const [tags, setTags] = useState("");
  const facets = query.useQuery("get", "/api/v1/steps/facets", {}, { enabled: open });
  const save = query.useMutation("post", "/api/v1/steps", {
    onSuccess: ({ title }) => {
      onClose();
      toast.success(`“${title}” is in the Step Library`);
    },
  });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    const about = { category: category.trim(), tags: readTags(tags) };
    save.mutate({ body: { step, ...about, from_flow: flow, flow_step: id } });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title="Save to Step Library"
      description={`“${step.title || "Untitled"}” without where it leads, its condition and its part: those belong to this flow.`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={save.isPending}>
            Save step
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={handleSubmit} className="flex flex-col gap-3">
        <SuggestField
          label="Category"
          autoFocus
          maxLength={100}
          suggestions={(facets.data?.categories ?? []).map(({ name }) => name)}
          value={category}
          onChange={({ target }) => setCategory(target.value)}
        />
        <TextField
          label="Tags"
          hint="Separated by commas."
          value={tags}
          onChange={({ target }) => setTags(target.value)}
        />
        <InlineError error={save.error} />
      </form>
    </Dialog>
  );
}
