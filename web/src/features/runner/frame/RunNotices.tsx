import { CloudOff, Eye } from "lucide-react";
import type { Run } from "@/features/runner/queue/useRun";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";

/** What is out of the ordinary: the server does not answer, or somebody else is at work here. */
export function RunNotices({ run }: { run: Run }) {
  return (
    <>
      <div role="status">
        {run.waiting && (
          <div className="flex min-h-10 flex-wrap items-center justify-center gap-x-3 gap-y-1 border-warning/30 border-b bg-warning/10 px-4 py-1 text-ui text-warning">
            <span className="inline-flex items-center gap-2">
              <CloudOff size={15} aria-hidden />
              Offline, will retry. {plural(run.unsent, "change")} kept until then.
            </span>
            <Button size="sm" onClick={run.retryNow}>
              Retry now
            </Button>
          </div>
        )}
      </div>
      {!run.mayAct && (
        <p className="flex min-h-9 items-center justify-center gap-2 border-info/30 border-b bg-info/10 px-4 py-1 text-info text-ui">
          <Eye size={15} className="shrink-0" aria-hidden />
          You are watching. {run.session.assignee.name} works on this session; the page follows
          along.
        </p>
      )}
    </>
  );
}
