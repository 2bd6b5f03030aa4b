import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useNavigate } from "react-router";
import { query } from "@/api/client";
import { fieldProblem } from "@/api/problem";
import type { StepType } from "@/api/types";
import { refreshSteps } from "@/features/steps/detail/useStep";
import { stepTypes } from "@/features/steps/filters";
import { newStep } from "@/features/steps/newStep";
import { paths } from "@/lib/paths";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { InlineError } from "@/ui/InlineError";
import { Select } from "@/ui/Select";
import { stepKindLabel } from "@/ui/StepIcon";
import { TextField } from "@/ui/TextField";

interface NewStepDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Only a type and a title are needed; the rest is written on the step's own page. */
export function NewStepDialog({ open, onOpenChange }: NewStepDialogProps) {
  const form = useId();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [type, setType] = useState<StepType>("action");
  const [title, setTitle] = useState("");
  const [flow, setFlow] = useState("");
  const [asked, setAsked] = useState(false);
  const create = query.useMutation("post", "/api/v1/steps", {
    onSuccess: ({ id }) => {
      refreshSteps(client);
      void navigate(`${paths.step(id)}?tab=edit`);
    },
  });
  const lacksTitle = !title.trim();
  const lacksFlow = type === "subflow" && !flow.trim();

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (lacksTitle || lacksFlow || create.isPending) return;
    const step = newStep(type, title.trim());
    if (step.type === "subflow") step.flow = flow.trim();
    create.mutate({ body: { step } });
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New step"
      description="Everybody in the team can insert it into flows. Its text is written on the next page."
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={create.isPending}>
            Create step
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={handleSubmit} className="flex flex-col gap-3">
        <TextField
          label="Title"
          required
          autoFocus
          maxLength={200}
          placeholder="Restart the print spooler"
          value={title}
          onChange={({ target }) => setTitle(target.value)}
          error={asked && lacksTitle ? "Enter a title." : fieldProblem(create.error, "step.title")}
        />
        <Select
          label="Type"
          value={type}
          options={stepTypes.map((value) => ({ value, label: stepKindLabel(value) }))}
          onValueChange={setType}
        />
        {type === "subflow" && (
          <TextField
            label="Flow to follow"
            hint="Its name in files and sub-flows, from the flow's settings."
            required
            maxLength={80}
            spellCheck={false}
            value={flow}
            onChange={({ target }) => setFlow(target.value)}
            error={
              asked && lacksFlow
                ? "Enter the name of a flow."
                : fieldProblem(create.error, "step.flow")
            }
          />
        )}
        <InlineError error={create.error} />
      </form>
    </Dialog>
  );
}
