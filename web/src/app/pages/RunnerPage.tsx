import { Link2 } from "lucide-react";
import { useState } from "react";
import { useParams } from "react-router";
import { useActions } from "@/actions/useActions";
import { NotePane } from "@/features/documentation/NotePane";
import { Finished } from "@/features/runner/finished/Finished";
import { RunnerSkeleton } from "@/features/runner/frame/RunnerSkeleton";
import { Runner } from "@/features/runner/Runner";
import { useSession } from "@/features/runner/useSession";
import { paths } from "@/lib/paths";
import { ErrorState } from "@/ui/ErrorState";
import { preloadMarkdown } from "@/ui/LazyMarkdown";
import { lazily } from "@/ui/lazily";
import { PageHeader } from "@/ui/PageHeader";
import { TextLink } from "@/ui/TextLink";

// Steps and notes need it as soon as the session is there.
preloadMarkdown();

const ShareDialog = lazily(
  async () => (await import("@/features/sharing/dialog/ShareDialog")).ShareDialog,
);

const TimePerStep = lazily(
  async () => (await import("@/features/documentation/TimePerStep")).TimePerStep,
);

/** A session: the runner while it runs, the record once it has ended. */
export function RunnerPage() {
  const { sessionId = "" } = useParams();
  return <SessionById key={sessionId} sessionId={sessionId} />;
}

function SessionById({ sessionId }: { sessionId: string }) {
  const { session, flow, others, error, retry } = useSession(sessionId);
  const [sharing, setSharing] = useState(false);
  const handleShare = () => setSharing(true);
  useActions([
    {
      id: "session.share",
      label: "Share this session by link",
      section: "This session",
      icon: Link2,
      perform: handleShare,
    },
  ]);
  if (error) {
    return (
      <div className="mx-auto w-full max-w-[90rem] px-4 pt-5 md:px-6">
        <PageHeader title="Session" above={<TextLink to={paths.sessions}>Sessions</TextLink>} />
        <ErrorState error={error} title="The session could not be loaded" onRetry={retry} />
      </div>
    );
  }
  if (!session || !flow) return <RunnerSkeleton />;
  const note = {
    sessionId,
    reference: session.reference,
    eventCount: session.event_count,
    mayReview: session.may_act || session.may_reopen,
  };
  const page =
    session.status === "active" ? (
      <Runner
        session={session}
        flow={flow}
        others={others}
        onShare={handleShare}
        note={
          <div className="lg:p-4">
            <NotePane {...note} title="Live note" />
          </div>
        }
      />
    ) : (
      <Finished
        session={session}
        flow={flow}
        others={others}
        onShare={handleShare}
        note={<NotePane {...note} title="Note" prominent />}
        time={<TimePerStep sessionId={sessionId} eventCount={session.event_count} />}
      />
    );
  return (
    <>
      {page}
      {sharing && (
        <ShareDialog
          sessionId={sessionId}
          reference={session.reference}
          onClose={() => setSharing(false)}
        />
      )}
    </>
  );
}
