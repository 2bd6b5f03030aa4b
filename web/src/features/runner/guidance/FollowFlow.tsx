import { Milestone } from "lucide-react";
import { useState } from "react";
import type { Schema } from "@/api/types";
import type { Run } from "@/features/runner/queue/useRun";
import { Button } from "@/ui/Button";
import { useSuggestedFlows } from "@/ui/flow/useSuggestedFlows";
import { InlineError } from "@/ui/InlineError";
import { SkeletonRows } from "@/ui/Skeleton";
import { TextField } from "@/ui/TextField";

/** Flows that a session without one can take up: those for its problem, or for other words. */
export function FollowFlow({ run }: { run: Run }) {
  const [typed, setTyped] = useState("");
  const words = typed.trim() === "" ? (run.session.problem ?? "") : typed;
  const { flows, state, error } = useSuggestedFlows(words);
  const mayFollow = run.mayAct && !run.ending && !run.isPaused && run.unsent === 0;
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label="Find a flow"
        hint="Flows for the problem come first. What you did so far stays in the session."
        placeholder={run.session.problem ?? ""}
        maxLength={2000}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {error && <InlineError error={error} />}
      {state === "loading" && <SkeletonRows rows={2} label="Looking for flows" />}
      {!error && state === "done" && flows.length === 0 && (
        <p className="text-muted text-ui">No published flow fits these words. Try others.</p>
      )}
      {flows.length > 0 && (
        <ul aria-label="Suggested flows" className="flex flex-col gap-1">
          {flows.map((flow) => (
            <li key={flow.id}>
              <FlowRow
                flow={flow}
                onFollow={
                  mayFollow
                    ? () => void run.act({ type: "attach_flow", flow: flow.id, version: null })
                    : undefined
                }
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface FlowRowProps {
  flow: Schema<"SuggestedFlow">;
  /** Absent where nobody can take it up. */
  onFollow?: () => void;
}

function FlowRow({ flow: { title, why }, onFollow }: FlowRowProps) {
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-2 rounded-control border border-line px-3 py-1.5 text-ui">
      <span className="min-w-0 grow basis-48">
        <span className="block break-words font-medium text-ink">{title}</span>
        <span className="block break-words text-meta text-muted">{why}</span>
      </span>
      {onFollow && (
        <Button
          size="sm"
          aria-label={`Follow “${title}”`}
          icon={<Milestone size={14} aria-hidden />}
          onClick={onFollow}
        >
          Follow this flow
        </Button>
      )}
    </div>
  );
}
