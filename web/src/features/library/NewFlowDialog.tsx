import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { query } from "@/api/client";
import { idempotencyKey } from "@/api/headers";
import { fieldProblem } from "@/api/problem";
import { newFlow } from "@/features/library/newFlow";
import { freshKey } from "@/lib/id";
import { paths } from "@/lib/paths";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { InlineError } from "@/ui/InlineError";
import { TextField } from "@/ui/TextField";

interface NewFlowDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Only the title is needed; the rest is edited on the flow's own page. */
export function NewFlowDialog({ open, onOpenChange }: NewFlowDialogProps) {
  const form = useId();
  const navigate = useNavigate();
  const client = useQueryClient();
  const key = useRef(freshKey());
  const [title, setTitle] = useState("");
  const [category, setCategory] = useState("");
  const [asked, setAsked] = useState(false);
  const create = query.useMutation("post", "/api/v1/flows", {
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ["get", "/api/v1/flows"] });
      void navigate(paths.flowEditor(id));
    },
  });

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!title.trim() || create.isPending) return;
    create.mutate({
      params: { header: idempotencyKey(key.current) },
      body: { document: newFlow(title, category) },
    });
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New flow"
      description="Starts as a draft with one question. Nobody can run it until it is published."
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={create.isPending}>
            Create draft
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
          placeholder="Outlook keeps asking for a password"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          error={
            asked && !title.trim() ? "Enter a title." : fieldProblem(create.error, "document.title")
          }
        />
        <TextField
          label="Category"
          hint="Optional, such as Email or Network."
          maxLength={100}
          value={category}
          onChange={(event) => setCategory(event.target.value)}
        />
        <InlineError error={create.error} />
      </form>
    </Dialog>
  );
}
