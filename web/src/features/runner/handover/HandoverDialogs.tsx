import { useQueryClient } from "@tanstack/react-query";
import { AssignDialog } from "@/features/runner/handover/AssignDialog";
import { adoptSession } from "@/features/runner/queue/sessionCache";
import type { Run } from "@/features/runner/queue/useRun";
import { ReturnDialog } from "@/ui/handover/ReturnDialog";

export type Handover = "assign" | "return";

interface HandoverDialogsProps {
  run: Run;
  open: Handover | null;
  onOpenChange: (open: Handover | null) => void;
}

/** The ways of giving a running session away. */
export function HandoverDialogs({ run, open, onOpenChange }: HandoverDialogsProps) {
  const client = useQueryClient();
  const handleChange = (next: boolean) => !next && onOpenChange(null);
  return (
    <>
      <AssignDialog run={run} open={open === "assign"} onOpenChange={handleChange} />
      <ReturnDialog
        session={run.session}
        open={open === "return"}
        onOpenChange={handleChange}
        onDone={(session) => adoptSession(client, session)}
      />
    </>
  );
}
