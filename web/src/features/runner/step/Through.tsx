import { CornerUpLeft, ListChecks } from "lucide-react";
import type { RefObject } from "react";
import { ResolveForm } from "@/features/runner/ending/ResolveForm";
import type { Run } from "@/features/runner/queue/useRun";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { Kbd } from "@/ui/Kbd";

interface ThroughProps {
  run: Run;
  heading: RefObject<HTMLHeadingElement | null>;
  onBack: () => void;
}

/** Behind the last step of a procedure: what is left is to say what came of it. */
export function Through({ run, heading, onBack }: ThroughProps) {
  const { path } = run.session;
  const skipped = path.filter(({ is_skipped }) => is_skipped).length;
  const told = skipped > 0 ? `, ${skipped} of them skipped` : "";
  return (
    <article className="flex flex-col gap-4">
      <header className="flex flex-col gap-1.5">
        <p className="inline-flex items-center gap-1.5 font-medium text-meta text-success">
          <ListChecks size={15} aria-hidden />
          Through
        </p>
        <h2
          ref={heading}
          tabIndex={-1}
          className="text-balance font-semibold text-title outline-none"
        >
          No step is left
        </h2>
        <p className="text-muted text-ui">
          {plural(path.length, "step")} worked through{told}. Say what came of it, and the note is
          finished.
        </p>
      </header>
      {run.mayAct && (
        <>
          <ResolveForm run={run} step={undefined} inline />
          {path.length > 0 && (
            <Button
              variant="ghost"
              size="sm"
              className="-ml-2 self-start"
              disabled={run.ending}
              icon={<CornerUpLeft size={14} aria-hidden />}
              onClick={onBack}
            >
              Open the last step again
              <Kbd keys="backspace" className="max-md:hidden" />
            </Button>
          )}
        </>
      )}
    </article>
  );
}
