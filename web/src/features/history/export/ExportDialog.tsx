import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { download } from "@/api/download";
import type { Schema, SessionSummary } from "@/api/types";
import { type Filters, selectionOf } from "@/features/history/filters";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { InlineError } from "@/ui/InlineError";
import { Select } from "@/ui/Select";
import { toast } from "@/ui/toasts";

type Body = Schema<"SessionExport">;

const variants = [
  { value: "internal", label: "The team (internal note)" },
  { value: "client", label: "The client" },
  { value: "escalation", label: "Whoever takes over (briefing)" },
] as const;
const formats = [
  { value: "markdown", label: "Markdown (.md)" },
  { value: "text", label: "Plain text (.txt)" },
  { value: "html", label: "Web pages (.html)" },
  { value: "psa", label: "Ticket notes (.txt)" },
  { value: "json", label: "Structured (.json)" },
] as const;

interface ExportDialogProps {
  /** These sessions; all that the filters leave where there are none. */
  sessions: readonly SessionSummary[] | null;
  filters: Filters;
  onClose: () => void;
}

/** Asks in which form notes are taken away, and fetches the archive. */
export function ExportDialog({ sessions, filters, onClose }: ExportDialogProps) {
  const form = useId();
  const [variant, setVariant] = useState<(typeof variants)[number]["value"]>("internal");
  const [format, setFormat] = useState<(typeof formats)[number]["value"]>("markdown");
  const save = useMutation({
    mutationFn: () => {
      const which: Body = sessions
        ? { session_ids: sessions.map(({ id }) => id) }
        : { filter: selectionOf(filters) };
      const body: Body = { ...which, variant, format };
      return download("/api/v1/sessions/export", "sessions.zip", body);
    },
    onSuccess: () => {
      toast.success("The archive is in your downloads");
      onClose();
    },
  });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={
        sessions ? `Export ${plural(sessions.length, "session")}` : "Export all listed sessions"
      }
      description="A zip archive with the note of each and an index. Secrets are masked, as on the screen."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={save.isPending}>
            Export
          </Button>
        </>
      }
    >
      <form id={form} className="flex flex-col gap-4" onSubmit={handleSubmit}>
        <Select label="Written for" value={variant} options={variants} onValueChange={setVariant} />
        <Select label="Format" value={format} options={formats} onValueChange={setFormat} />
        {save.isPending && (
          <p role="status" className="text-muted text-ui">
            The archive is being made…
          </p>
        )}
        <InlineError error={save.error} />
      </form>
    </Dialog>
  );
}
