import { Lightbulb } from "lucide-react";
import { useRef } from "react";
import { useActions } from "@/actions/useActions";
import { Fold } from "@/features/runner/guidance/Fold";
import { FollowFlow } from "@/features/runner/guidance/FollowFlow";
import { SimilarSessions } from "@/features/runner/guidance/SimilarSessions";
import { TryNext } from "@/features/runner/guidance/TryNext";
import { isFree } from "@/features/runner/model/freeFlow";
import type { Run } from "@/features/runner/queue/useRun";

/** What the team's finished sessions say about this one. */
export function Guidance({ run }: { run: Run }) {
  const first = useRef<HTMLDivElement>(null);
  useActions([
    {
      id: "session.suggestions",
      label: "Go to what to try next",
      section: "Session",
      icon: Lightbulb,
      keys: "t",
      keywords: ["suggestion", "best", "guidance"],
      perform: () => focusFirst(first.current),
    },
  ]);
  return (
    <div ref={first} className="flex flex-col">
      <Fold name="try-next" title="Try next" keys="t" openAtFirst>
        {() => (isFree(run.session) ? <FollowFlow run={run} /> : <TryNext run={run} />)}
      </Fold>
      <Fold name="similar-sessions" title="Similar sessions">
        {(isOpen) => <SimilarSessions sessionId={run.session.id} isOpen={isOpen} />}
      </Fold>
    </div>
  );
}

/** The first suggestion, or the heading of the fold while there is none or it is closed. */
function focusFirst(panel: HTMLElement | null): void {
  const fold = panel?.querySelector("details");
  const target = fold?.open ? fold.querySelector<HTMLElement>("button, input") : null;
  (target ?? fold?.querySelector("summary"))?.focus();
}
