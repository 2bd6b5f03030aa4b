import { CirclePause, CirclePlay } from "lucide-react";
import type { Run } from "@/features/runner/queue/useRun";
import { atMoment } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { Kbd } from "@/ui/Kbd";

/** Says that the work has stopped, and how it goes on. */
export function PausedNotice({ run }: { run: Run }) {
  const since = run.session.paused_since;
  if (since === null) return null;
  return (
    <div
      role="status"
      className="flex max-w-prose flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface px-3 py-2.5"
    >
      <p className="inline-flex min-w-0 items-center gap-2 text-ui">
        <CirclePause size={16} className="shrink-0 text-warning" aria-hidden />
        Paused since {atMoment(since)}. This time does not count.
      </p>
      {run.mayAct && (
        <Button
          variant="primary"
          disabled={run.ending}
          icon={<CirclePlay size={14} aria-hidden />}
          onClick={() => void run.act({ type: "resume" })}
        >
          Go on
          <Kbd keys="p" className="max-md:hidden" />
        </Button>
      )}
    </div>
  );
}
