import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import { fieldProblem } from "@/api/problem";
import type { SessionDetail } from "@/api/types";
import { movedTo } from "@/features/runner/queue/movedTo";
import { sendCommand } from "@/features/runner/queue/send";
import { adoptSession } from "@/features/runner/queue/sessionCache";
import { freshKey } from "@/lib/id";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { InlineError } from "@/ui/InlineError";
import { TextArea } from "@/ui/TextArea";

interface ReopenDialogProps {
  session: SessionDetail;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks why an ended session is reopened; the note tells it. */
export function ReopenDialog({ session, open, onOpenChange }: ReopenDialogProps) {
  const client = useQueryClient();
  const form = useId();
  const [why, setWhy] = useState("");
  const [blank, setBlank] = useState(false);
  // Kept until it worked: pressing again after a lost answer opens it once.
  const key = useRef(freshKey());
  const reopen = useMutation({
    mutationFn: async () => {
      const command = { type: "reopen", why: why.trim() } as const;
      const expected = session.event_count;
      const at = new Date().toISOString();
      const sent = await sendCommand(session.id, { key: key.current, command, expected, at });
      if (sent.kind === "recorded") return sent.session;
      if (sent.kind === "refused") key.current = freshKey();
      throw sent.problem;
    },
    onSuccess: (opened) => adoptSession(client, opened),
    onError: (problem) => {
      const current = movedTo(problem);
      if (current) adoptSession(client, current);
    },
  });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setBlank(!why.trim());
    if (why.trim() && !reopen.isPending) reopen.mutate();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Reopen session"
      description="It goes on where it ended. The note tells both."
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={reopen.isPending}>
            Reopen session
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={handleSubmit} className="flex flex-col gap-3">
        <TextArea
          label="Why it is reopened"
          rows={2}
          autoFocus
          maxLength={2000}
          value={why}
          error={
            blank ? "Say in a few words why it is reopened." : fieldProblem(reopen.error, "why")
          }
          onChange={(event) => setWhy(event.target.value)}
        />
        <InlineError error={reopen.error} />
      </form>
    </Dialog>
  );
}
