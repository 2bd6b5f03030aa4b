import { type FormEvent, useId, useState } from "react";
import type { FlowSummary } from "@/api/types";
import { AnswerField, type JobAnswer, noAnswer } from "@/features/library/bulk/AnswerField";
import type { BulkJob, JobKind } from "@/features/library/bulk/jobs";
import { type BulkChange, useBulk } from "@/features/library/bulk/useBulk";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";

const titles: Record<JobKind, [title: string, verb: string]> = {
  add_tag: ["Tag flows", "Add tag"],
  remove_tag: ["Remove a tag", "Remove tag"],
  move: ["Move to a folder", "Move"],
  set_owner: ["Change the owner", "Change owner"],
  set_review_by: ["Set the review date", "Set date"],
};

interface BulkDialogProps {
  job: BulkJob;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks for the one thing that a change to several flows needs. */
export function BulkDialog({ job, open, onOpenChange }: BulkDialogProps) {
  const form = useId();
  const { change, isPending } = useBulk();
  const [answer, setAnswer] = useState<JobAnswer>(() => noAnswer(job.flows));
  const [asked, setAsked] = useState(false);
  const [title, verb] = titles[job.kind];
  const how = changeOf(job.kind, answer);

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!how || isPending) return;
    if (await change(job.flows, how)) onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={subject(job.flows)}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={isPending}>
            {verb}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={(event) => void handleSubmit(event)}>
        <AnswerField job={job} value={answer} onChange={setAnswer} missing={asked && !how} />
      </form>
    </Dialog>
  );
}

function subject(flows: readonly FlowSummary[]): string {
  const [only] = flows;
  return flows.length === 1 && only ? only.title : plural(flows.length, "flow");
}

/** What to ask the server for; null while the answer is missing. */
function changeOf(kind: JobKind, answer: JobAnswer): BulkChange | null {
  const tag = answer.tag.trim();
  switch (kind) {
    case "add_tag":
    case "remove_tag":
      return tag ? { action: kind, tag } : null;
    case "move":
      return { action: kind, folder_id: answer.folder };
    case "set_owner":
      return answer.owner ? { action: kind, owner_id: answer.owner } : null;
    case "set_review_by":
      return { action: kind, review_by: answer.reviewBy || null };
  }
}
