import { type FormEvent, useId, useState } from "react";
import { query } from "@/api/client";
import { ifMatch } from "@/api/headers";
import type { FlowDetail } from "@/api/types";
import { useFlowCache } from "@/features/flow/useFlow";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { InlineError } from "@/ui/InlineError";
import { TextArea } from "@/ui/TextArea";
import { toast } from "@/ui/toasts";

interface RollbackDialogProps {
  flow: FlowDetail;
  /** The version to publish again; none while the dialog is closed. */
  version: number | null;
  onClose: () => void;
}

/** Publishes an old version again. What was published since stays in the history. */
export function RollbackDialog({ flow, version, onClose }: RollbackDialogProps) {
  const form = useId();
  const cache = useFlowCache(flow.id);
  const [note, setNote] = useState("");
  const next = (flow.latest_version?.number ?? 0) + 1;
  const rollback = query.useMutation("post", "/api/v1/flows/{flow_id}/rollback", {
    onSuccess: async ({ number }) => {
      await cache.reload();
      setNote("");
      onClose();
      toast.success(`Version ${version} is published again as version ${number}`);
    },
  });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (version === null || rollback.isPending) return;
    rollback.mutate({
      params: { path: { flow_id: flow.id }, header: ifMatch(flow.revision) },
      body: { version, change_note: note.trim() },
    });
  };
  const handleOpen = (open: boolean) => {
    if (open) return;
    rollback.reset();
    onClose();
  };
  return (
    <Dialog
      open={version !== null}
      onOpenChange={handleOpen}
      title={`Publish version ${version} again`}
      description={`It becomes version ${next}, and the draft becomes the same.${
        flow.has_unpublished_changes ? " The unpublished changes of the draft are replaced." : ""
      } Sessions under way stay on theirs.`}
      actions={
        <>
          <Button onClick={() => handleOpen(false)}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={rollback.isPending}>
            Publish version {version} again
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={handleSubmit} className="flex flex-col gap-3">
        <TextArea
          label="Why"
          hint="Shown in the list of versions. Optional."
          autoFocus
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <InlineError error={rollback.error} />
      </form>
    </Dialog>
  );
}
