import { Asterisk, Lightbulb } from "lucide-react";
import type { Beside } from "@/features/runner/beside/useBeside";
import { isFree } from "@/features/runner/model/freeFlow";
import type { Run } from "@/features/runner/queue/useRun";
import { Button } from "@/ui/Button";
import { Kbd } from "@/ui/Kbd";

/** The ways to leave the path when reality does. */
export function BesideBar({ run, beside }: { run: Run; beside: Beside }) {
  // Once there is a hypothesis, its own panel offers the next one.
  const isFirst = run.session.hypotheses.length === 0;
  return (
    <div className="-ml-2 flex flex-wrap gap-1">
      {!isFree(run.session) && (
        <Button
          variant="ghost"
          size="sm"
          disabled={run.ending}
          icon={<Asterisk size={14} aria-hidden />}
          onClick={beside.add}
        >
          Add a step
          <Kbd keys="a" className="max-md:hidden" />
        </Button>
      )}
      {isFirst && (
        <Button
          variant="ghost"
          size="sm"
          disabled={run.ending}
          icon={<Lightbulb size={14} aria-hidden />}
          onClick={beside.suspect}
        >
          Open a hypothesis
          <Kbd keys="h" className="max-md:hidden" />
        </Button>
      )}
    </div>
  );
}
