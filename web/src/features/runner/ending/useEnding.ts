import { useState } from "react";
import { fieldProblem, type Problem } from "@/api/problem";
import type { SessionCommand } from "@/api/types";
import type { Run } from "@/features/runner/queue/useRun";

/** Sends a command that ends the session; a refusal stays beside the form, with what was typed. */
export function useEnding(run: Run, onDone?: () => void) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (command: SessionCommand) => {
    if (run.ending) return;
    setProblem(null);
    const outcome = await run.act(command);
    if (outcome.ok) onDone?.();
    else setProblem(outcome.problem);
  };
  return {
    send,
    problem,
    fault: (field: string) => (problem ? fieldProblem(problem, field) : undefined),
  };
}
