import { CirclePause, Eye, ListPlus } from "lucide-react";
import type { RefObject } from "react";
import { AdHocForm } from "@/features/runner/adhoc/AdHocForm";
import { adHocSteps } from "@/features/runner/model/adHocSteps";
import type { Run } from "@/features/runner/queue/useRun";
import { PausedNotice } from "@/features/runner/step/PausedNotice";
import { plural } from "@/lib/text";

interface FreeViewProps {
  run: Run;
  heading: RefObject<HTMLHeadingElement | null>;
  /** The field of what was done. */
  field: RefObject<HTMLInputElement | null>;
}

/** The middle of a session without a flow: what was done last, and the next step to write down. */
export function FreeView({ run, heading, field }: FreeViewProps) {
  const { session } = run;
  const done = adHocSteps(session);
  const last = done.at(-1)?.event;
  const Icon = run.isPaused ? CirclePause : run.mayAct ? ListPlus : Eye;
  return (
    <article className="flex flex-col gap-4">
      <header className="flex flex-col gap-1.5">
        <p className="inline-flex items-center gap-1.5 font-medium text-info text-meta">
          <Icon size={15} aria-hidden />
          Free-form · {plural(done.length, "step")} so far
        </p>
        <h2
          ref={heading}
          tabIndex={-1}
          className="text-balance font-semibold text-title outline-none"
        >
          {last ? "What did you do next?" : "What did you do first?"}
        </h2>
        {last && (
          <p className="break-words text-muted text-ui">
            Last: <span className="text-ink">{last.title}</span>
          </p>
        )}
      </header>
      <PausedNotice run={run} />
      {run.mayAct && !run.isPaused && (
        <div className="rounded-card border border-line bg-surface p-4">
          <AdHocForm run={run} field={field} onAdded={() => field.current?.focus()} />
        </div>
      )}
    </article>
  );
}
