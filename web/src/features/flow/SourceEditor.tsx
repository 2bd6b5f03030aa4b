import { Save, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useActions } from "@/actions/useActions";
import { query } from "@/api/client";
import type { FlowDetail } from "@/api/types";
import { ConflictDialog } from "@/features/flow/ConflictDialog";
import type { Editing } from "@/features/flow/edits";
import { SourceVerdict } from "@/features/flow/SourceVerdict";
import { lineOfStep, type Reading, readSource, sourceOf } from "@/features/flow/source";
import { useSaveDraft } from "@/features/flow/useSaveDraft";
import { Button } from "@/ui/Button";
import { type MarkedLine, SourceField } from "@/ui/source/SourceField";
import { toast } from "@/ui/toasts";

interface SourceEditorProps {
  flowId: string;
  edit: Editing<string>;
}

/** The whole draft as text. */
export function SourceEditor({ flowId, edit }: SourceEditorProps) {
  const saving = useSaveDraft(flowId);
  const validation = query.useMutation("post", "/api/v1/flows/validate");
  const [unread, setUnread] = useState<Reading | null>(null);
  const [marked, setMarked] = useState<MarkedLine | null>(null);
  const { value, base, isDirty, change, clear } = edit;

  const handleChange = (text: string) => {
    change(text);
    setUnread(null);
    validation.reset();
    setMarked(null);
  };
  /** Calls back with the document, or shows why there is none. */
  const withDocument = (then: (reading: Extract<Reading, { ok: true }>) => void) => {
    const reading = readSource(value);
    setUnread(reading.ok ? null : reading);
    if (reading.ok) then(reading);
    else if (reading.line) setMarked({ line: reading.line });
  };
  const handleValidate = () =>
    withDocument(({ document }) => validation.mutate({ body: { document } }));
  const handleSave = () => {
    if (saving.isPending || !isDirty) return;
    withDocument(async ({ document }) => {
      const saved = await saving.save(() => document, base);
      if (saved) handleSaved(saved);
    });
  };
  const handleSaved = (saved: FlowDetail) => {
    clear();
    validation.reset();
    toast.success("Draft saved", {
      description: saved.findings.length ? "Validation has something to say about it." : undefined,
    });
  };
  const handleTaken = (theirs: FlowDetail) => {
    const mine = value;
    clear();
    toast.message("Their version is shown", {
      action: { label: "Bring mine back", onClick: () => edit.restore(mine, theirs) },
    });
  };
  const handleStep = (step: string) => {
    const line = lineOfStep(value, step);
    if (line) setMarked({ line });
  };

  useActions([
    {
      id: "flow.save",
      label: "Save draft",
      section: "This flow",
      keys: "mod+s",
      perform: handleSave,
    },
    {
      id: "flow.validate",
      label: "Validate draft",
      section: "This flow",
      icon: ShieldCheck,
      perform: handleValidate,
    },
  ]);

  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-3">
        <SourceField
          label="Draft as JSON"
          hideLabel
          value={value}
          onValueChange={handleChange}
          marked={marked}
          frame="h-[min(44rem,65vh)]"
        />
        <div className="flex flex-wrap items-center gap-2">
          <Button
            variant="primary"
            icon={<Save size={14} aria-hidden />}
            busy={saving.isPending}
            disabled={!isDirty}
            onClick={handleSave}
            data-tip="Save draft"
            data-tip-keys="mod+s"
          >
            Save draft
          </Button>
          <Button
            icon={<ShieldCheck size={14} aria-hidden />}
            busy={validation.isPending}
            onClick={handleValidate}
          >
            Validate
          </Button>
          {isDirty && (
            <Button variant="ghost" onClick={() => handleChange(sourceOf(base.draft))}>
              Discard changes
            </Button>
          )}
          <span role="status" className="text-faint text-meta">
            {isDirty ? "Not saved yet" : `Revision ${base.revision}, saved`}
          </span>
        </div>
      </div>
      <SourceVerdict
        reading={unread}
        findings={validation.data?.findings ?? (isDirty ? null : base.findings)}
        error={saving.error ?? validation.error}
        document={base.draft}
        onStep={handleStep}
        onLine={(line) => setMarked({ line })}
      />
      <ConflictDialog saving={saving} onKept={handleSaved} onTaken={handleTaken} />
    </div>
  );
}
