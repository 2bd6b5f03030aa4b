import { type FormEvent, useId, useState } from "react";
import { query } from "@/api/client";
import { ifMatch } from "@/api/headers";
import { findingsOf, hasCode } from "@/api/problemMembers";
import type { FlowDetail } from "@/api/types";
import { useFlowCache } from "@/features/flow/useFlow";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { FindingsList } from "@/ui/flow/FindingsList";
import { errorsIn } from "@/ui/flow/findings";
import { InlineError } from "@/ui/InlineError";
import { TextArea } from "@/ui/TextArea";
import { toast } from "@/ui/toasts";

interface PublishDialogProps {
  flow: FlowDetail;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Whether this page holds changes that are not in the draft yet. */
  unsaved: boolean;
  onStep: (step: string) => void;
}

/** Makes the draft the version that everybody runs, with a word on what changed. */
export function PublishDialog(props: PublishDialogProps) {
  const { flow, open, onOpenChange, unsaved, onStep } = props;
  const form = useId();
  const cache = useFlowCache(flow.id);
  const [note, setNote] = useState("");
  const publish = query.useMutation("post", "/api/v1/flows/{flow_id}/publish", {
    onSuccess: async ({ number }) => {
      await cache.reload();
      setNote("");
      onOpenChange(false);
      toast.success(`Version ${number} is published`);
    },
  });
  const stale = hasCode(publish.error, "stale_revision");
  const told = findingsOf(publish.error);
  const findings = told.length ? told : errorsIn(flow.findings);

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (publish.isPending) return;
    publish.mutate({
      params: { path: { flow_id: flow.id }, header: ifMatch(flow.revision) },
      body: { change_note: note.trim() },
    });
  };
  const handleReload = async () => {
    await cache.reload();
    publish.reset();
  };

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) publish.reset();
        onOpenChange(next);
      }}
      title={`Publish version ${(flow.latest_version?.number ?? 0) + 1}`}
      description="New sessions run this version. Sessions under way stay on theirs."
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          {stale ? (
            <Button variant="primary" onClick={() => void handleReload()}>
              Reload the draft
            </Button>
          ) : (
            <Button type="submit" form={form} variant="primary" busy={publish.isPending}>
              Publish
            </Button>
          )}
        </>
      }
    >
      <form id={form} onSubmit={handleSubmit} className="flex flex-col gap-3">
        <TextArea
          label="What changed"
          hint="Shown in the list of versions. Optional."
          autoFocus
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {stale ? (
          <p
            role="alert"
            className="rounded-control border border-warning/40 bg-warning/10 px-3 py-2 text-ui text-warning"
          >
            Somebody saved this flow after you opened it. Nothing was published. Reload the draft,
            look at it, then publish.
          </p>
        ) : (
          <InlineError error={publish.error} />
        )}
        {unsaved && (
          <p className="rounded-control border border-warning/40 bg-warning/10 px-3 py-2 text-ui text-warning">
            You have changes that are not saved. Only the saved draft is published.
          </p>
        )}
        {findings.length > 0 && (
          <FindingsList
            findings={findings}
            document={flow.draft}
            onStep={(step) => {
              onOpenChange(false);
              onStep(step);
            }}
          />
        )}
      </form>
    </Dialog>
  );
}
