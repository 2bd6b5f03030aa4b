import { ChevronRight } from "lucide-react";
import { AdHocList } from "@/features/runner/adhoc/AdHocList";
import { Values } from "@/features/runner/captures/Values";
import { EvidenceList } from "@/features/runner/evidence/EvidenceList";
import { evidenceItems } from "@/features/runner/evidence/items";
import { adHocSteps } from "@/features/runner/model/adHocSteps";
import { inOrderGiven } from "@/features/runner/model/captures";
import { isFree } from "@/features/runner/model/freeFlow";
import { isProcedure } from "@/features/runner/model/procedure";
import { PathList } from "@/features/runner/path/PathList";
import { SectionList } from "@/features/runner/path/SectionList";
import { Timeline } from "@/features/runner/path/Timeline";
import type { Run } from "@/features/runner/queue/useRun";
import { plural } from "@/lib/text";

/** Where the session came along, and beneath it everything that happened. */
export function PathPane({ run }: { run: Run }) {
  const { session, flow } = run;
  const beside = adHocSteps(session);
  const fallen = session.timeline.filter(({ superseded }) => superseded).length;
  const goBack = (visit: number) => void run.act({ type: "go_back", visit });
  const mayChange = run.mayAct && !run.ending && !run.isPaused;
  const mayWithdraw = run.mayAct && !run.ending;
  const handleGoBack = mayChange ? goBack : undefined;
  return (
    <div className="flex flex-col gap-4">
      {!isProcedure(flow) && (
        <PathList path={session.path} beside={beside} running onGoBack={handleGoBack} />
      )}
      {isProcedure(flow) && !isFree(session) && <SectionList run={run} onGoBack={handleGoBack} />}
      {isProcedure(flow) && (beside.length > 0 || isFree(session)) && (
        <section aria-label="Steps beside a flow">
          <h2 className="px-2 pb-1 font-medium text-faint text-meta">
            {isFree(session) ? "Done so far" : "Also done"}
          </h2>
          {beside.length > 0 ? (
            <AdHocList steps={beside} label="Ad-hoc steps" />
          ) : (
            <p className="px-2 text-faint text-ui">Nothing yet.</p>
          )}
        </section>
      )}
      {session.captures.length > 0 && (
        <section aria-label="Values" className="border-line border-t px-2 pt-3">
          <h2 className="pb-1.5 font-medium text-faint text-meta">Values</h2>
          <Values
            captures={inOrderGiven(session)}
            flow={flow}
            secrets={run.mayAct ? run.secrets : undefined}
            run={mayChange ? run : undefined}
          />
        </section>
      )}
      {session.facts.length > 0 && (
        <section aria-label="Facts" className="border-line border-t px-2 pt-3">
          <h2 className="pb-1.5 font-medium text-faint text-meta">Ticket and client</h2>
          <dl className="flex flex-col gap-1.5 text-ui">
            {session.facts.map(({ name, label, value }) => (
              <div key={name}>
                <dt className="text-faint text-meta">{label}</dt>
                <dd className="break-words">{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {evidenceItems(session).length > 0 && (
        <section aria-label="Evidence" className="border-line border-t px-2 pt-3">
          <h2 className="pb-1.5 font-medium text-faint text-meta">Evidence</h2>
          <EvidenceList session={session} onWithdraw={mayWithdraw ? run.act : undefined} />
        </section>
      )}
      <details className="group border-line border-t pt-3">
        <summary className="flex min-h-7 list-none items-center gap-1.5 rounded-control px-2 text-muted text-ui hover:text-ink">
          <ChevronRight
            size={14}
            className="shrink-0 transition-transform group-open:rotate-90"
            aria-hidden
          />
          Timeline
          <span className="text-faint text-meta tabular-nums">
            {plural(session.timeline.length, "event")}
            {fallen > 0 && `, ${fallen} taken back`}
          </span>
        </summary>
        <div className="px-2 pt-2 pb-1">
          <Timeline entries={session.timeline} flow={flow} />
        </div>
      </details>
    </div>
  );
}
