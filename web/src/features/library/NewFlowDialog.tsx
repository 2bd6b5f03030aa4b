import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useMe } from "@/api/auth/state";
import { query } from "@/api/client";
import { idempotencyKey } from "@/api/headers";
import { fieldProblem } from "@/api/problem";
import { newFlow } from "@/features/library/newFlow";
import { refreshLibrary } from "@/features/library/refresh";
import { editPath } from "@/features/library/rights";
import { useFilters } from "@/features/library/useFilters";
import { freshKey } from "@/lib/id";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { FolderPicker } from "@/ui/flow/FolderPicker";
import { kindLooks } from "@/ui/flow/kindLooks";
import { type FlowKind, kinds } from "@/ui/flow/kinds";
import { InlineError } from "@/ui/InlineError";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";

interface NewFlowDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const hints: Record<FlowKind, string> = {
  troubleshooting: "From a symptom to its fix: questions lead to the next step.",
  procedural: "A checklist from top to bottom, such as a new starter.",
  maintenance: "A procedure that comes round again, such as patching.",
};

/** Only the title is needed; the rest is edited on the flow's own page. */
export function NewFlowDialog({ open, onOpenChange }: NewFlowDialogProps) {
  const me = useMe();
  const here = useFilters().filters;
  const form = useId();
  const navigate = useNavigate();
  const client = useQueryClient();
  const key = useRef(freshKey());
  const [title, setTitle] = useState("");
  const [category, setCategory] = useState("");
  const [kind, setKind] = useState<FlowKind>(here.kind || "troubleshooting");
  const [folder, setFolder] = useState<string | null>(here.folder || null);
  const [asked, setAsked] = useState(false);
  const create = query.useMutation("post", "/api/v1/flows", {
    onSuccess: ({ id }) => {
      refreshLibrary(client);
      void navigate(editPath(id));
    },
  });

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!title.trim() || create.isPending) return;
    create.mutate({
      params: { header: idempotencyKey(key.current) },
      body: { document: newFlow(kind, title, category, me.team.time_zone), folder_id: folder },
    });
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New flow"
      description="Starts as a small draft. Nobody can run it until it is published."
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
        <Select
          label="Kind"
          hint={hints[kind]}
          value={kind}
          options={kinds.map((value) => ({ value, label: kindLooks[value].label }))}
          onValueChange={setKind}
        />
        <FolderPicker value={folder} onChange={setFolder} />
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
