import { ArrowLeft, ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import { TakeOver } from "@/actions/TakeOver";
import { query } from "@/api/client";
import type { SessionDetail } from "@/api/types";
import { ago } from "@/lib/dates";
import { paths } from "@/lib/paths";
import { sessionTitle } from "@/lib/sessionTitle";
import { Button } from "@/ui/Button";
import { buttonClasses } from "@/ui/buttonClasses";
import { ErrorState } from "@/ui/ErrorState";
import { SkeletonRows } from "@/ui/Skeleton";
import { toast } from "@/ui/toasts";

interface EscalationPanelProps {
  sessionId: string;
  onClose: () => void;
  /** What whoever takes over has to know. */
  briefing: (session: SessionDetail) => ReactNode;
}

/** One escalated session: who has it, what is to be known, and the way to take it or to give it back. */
export function EscalationPanel({ sessionId, onClose, briefing }: EscalationPanelProps) {
  const navigate = useNavigate();
  const {
    data: session,
    error,
    refetch,
  } = query.useQuery(
    "get",
    "/api/v1/sessions/{session_id}",
    { params: { path: { session_id: sessionId } } },
    { refetchInterval: 15_000 },
  );
  const handleReturned = () => {
    toast.success("The escalation was returned");
    onClose();
  };
  return (
    <section
      aria-label="Escalated session"
      className="flex min-w-0 flex-col gap-4 rounded-card border border-line bg-surface p-4 md:p-5"
    >
      <Button
        variant="ghost"
        className="self-start"
        icon={<ArrowLeft size={14} aria-hidden />}
        onClick={onClose}
      >
        Back to the queue
      </Button>
      {error && !session && (
        <ErrorState
          error={error}
          title="The session could not be loaded"
          onRetry={() => void refetch()}
        />
      )}
      {!session && !error && <SkeletonRows rows={5} label="Loading the briefing" />}
      {session && (
        <>
          <header className="flex flex-wrap items-start justify-between gap-3">
            <div className="min-w-0">
              <h2 className="break-words font-semibold text-step">
                {session.reference} {sessionTitle(session)}
              </h2>
              <p className="mt-0.5 text-muted text-ui">{standing(session)}</p>
            </div>
            <Link to={paths.session(session.id)} className={buttonClasses({})}>
              <ExternalLink size={14} aria-hidden />
              Open session
            </Link>
          </header>
          <TakeOver
            session={session}
            onAccepted={({ id }) => void navigate(paths.session(id))}
            onReturned={handleReturned}
          />
          {briefing(session)}
        </>
      )}
    </section>
  );
}

function standing({ escalation, status, assignee }: SessionDetail): string {
  if (escalation?.accepted_by)
    return `With ${escalation.accepted_by.name} since ${ago(escalation.accepted_at ?? "")}`;
  if (escalation) return `${escalation.by.name} waits since ${ago(escalation.at)}`;
  return status === "active" ? `${assignee.name} works on it` : "It does not wait any more";
}
