import { useQueryClient } from "@tanstack/react-query";
import { FolderOpen, Link2, RotateCcw } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Action } from "@/actions/registry";
import { TakeOver } from "@/actions/TakeOver";
import { useActions } from "@/actions/useActions";
import { useMe } from "@/api/auth/state";
import { mayManage, mayWrite } from "@/api/roles";
import type { FlowDocument, Person, SessionDetail } from "@/api/types";
import { AdHocList } from "@/features/runner/adhoc/AdHocList";
import { useSecrets } from "@/features/runner/captures/useSecrets";
import { Values } from "@/features/runner/captures/Values";
import { EvidenceList } from "@/features/runner/evidence/EvidenceList";
import { evidenceItems } from "@/features/runner/evidence/items";
import { OutcomeBanner } from "@/features/runner/finished/OutcomeBanner";
import { ReopenDialog } from "@/features/runner/finished/ReopenDialog";
import { useRunAgain } from "@/features/runner/finished/useRunAgain";
import { SessionFacts } from "@/features/runner/frame/SessionFacts";
import { AlsoHere } from "@/features/runner/live/AlsoHere";
import { adHocSteps } from "@/features/runner/model/adHocSteps";
import { inOrderGiven } from "@/features/runner/model/captures";
import { filledFlow, noSecrets } from "@/features/runner/model/filledFlow";
import { isFree } from "@/features/runner/model/freeFlow";
import { UnsentNote } from "@/features/runner/note/UnsentNote";
import { PathList } from "@/features/runner/path/PathList";
import { Timeline } from "@/features/runner/path/Timeline";
import { adoptSession } from "@/features/runner/queue/sessionCache";
import { sessionRun } from "@/features/runner/queue/sessionRun";
import { atMoment } from "@/lib/dates";
import { paths } from "@/lib/paths";
import { sessionTitle } from "@/lib/sessionTitle";
import { Button } from "@/ui/Button";
import { PageHeader } from "@/ui/PageHeader";
import { TextLink } from "@/ui/TextLink";

interface FinishedProps {
  session: SessionDetail;
  flow: FlowDocument;
  /** Who else has the session open. */
  others: readonly Person[];
  /** The pane that shows the note. */
  note: ReactNode;
  /** How long each step took. */
  time: ReactNode;
  onShare: () => void;
}

/** A session that has ended: how, the note to take away, and how it came to that. */
export function Finished({ session, flow, others, note, time, onShare }: FinishedProps) {
  const me = useMe();
  const title = sessionTitle(session);
  const client = useQueryClient();
  const { draft } = sessionRun(client, session.id, me.id);
  const { runAgain, starting } = useRunAgain(session.flow?.id);
  const secrets = useSecrets(session);
  const mayShow = me.id === session.assignee.id || mayManage(me.role);
  const [reopening, setReopening] = useState(false);
  const again = mayWrite(me.role) && !isFree(session);
  const section = "This session";
  const reopen: Action = {
    id: "session.reopen",
    label: "Reopen session",
    section,
    icon: FolderOpen,
    perform: () => setReopening(true),
  };
  const rerun: Action = {
    id: "session.again",
    label: "Run this flow again",
    section,
    icon: RotateCcw,
    perform: runAgain,
  };
  useActions([...(session.may_reopen ? [reopen] : []), ...(again ? [rerun] : [])]);

  return (
    <div className="mx-auto w-full max-w-[90rem] px-4 pt-5 pb-8 md:px-6">
      <PageHeader
        title={title}
        documentTitle={`${session.reference} ${title}`}
        above={<TextLink to={paths.sessions}>Sessions</TextLink>}
        below={
          <SessionFacts
            session={session}
            after={
              <>
                <Ended session={session} />
                <AlsoHere people={others} />
              </>
            }
          />
        }
        actions={
          <>
            <Button icon={<Link2 size={14} aria-hidden />} onClick={onShare}>
              Share…
            </Button>
            {session.may_reopen && (
              <Button
                icon={<FolderOpen size={14} aria-hidden />}
                onClick={() => setReopening(true)}
              >
                Reopen…
              </Button>
            )}
            {again && (
              <Button busy={starting} icon={<RotateCcw size={14} aria-hidden />} onClick={runAgain}>
                Run this flow again
              </Button>
            )}
          </>
        }
      />
      <ReopenDialog session={session} open={reopening} onOpenChange={setReopening} />
      <div className="flex flex-col gap-5">
        <OutcomeBanner session={session} />
        <TakeOver
          session={session}
          onAccepted={(accepted) => adoptSession(client, accepted)}
          onReturned={(returned) => adoptSession(client, returned)}
        />
        <UnsentNote draft={draft} />
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <section
            aria-label="Note"
            className="min-w-0 rounded-card border border-line bg-surface p-4 md:p-5"
          >
            {note}
          </section>
          <div className="flex min-w-0 flex-col gap-5">
            <Part title={isFree(session) ? "Steps" : "Path"}>
              {isFree(session) ? (
                <AdHocList steps={adHocSteps(session)} label="Ad-hoc steps" />
              ) : (
                <PathList path={session.path} beside={adHocSteps(session)} running={false} />
              )}
            </Part>
            {time}
            {session.captures.length > 0 && (
              <Part title="Values">
                <Values
                  captures={inOrderGiven(session)}
                  flow={flow}
                  secrets={mayShow ? secrets : undefined}
                />
              </Part>
            )}
            {evidenceItems(session).length > 0 && (
              <Part title="Evidence">
                <EvidenceList session={session} />
              </Part>
            )}
            <Part title="Timeline">
              <Timeline
                entries={session.timeline}
                flow={filledFlow(flow, session.captures, noSecrets, session.facts)}
              />
            </Part>
          </div>
        </div>
      </div>
    </div>
  );
}

function Ended({ session }: { session: SessionDetail }) {
  return session.ended_at ? <span>ended {atMoment(session.ended_at)}</span> : null;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="rounded-card border border-line bg-surface p-4">
      <h2 className="mb-2.5 font-semibold text-body">{title}</h2>
      {children}
    </section>
  );
}
