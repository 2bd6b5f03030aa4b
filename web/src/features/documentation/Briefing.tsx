import { useDocumentation } from "@/features/documentation/documentationQuery";
import { ErrorState } from "@/ui/ErrorState";
import { LazyMarkdown } from "@/ui/LazyMarkdown";
import { SkeletonRows } from "@/ui/Skeleton";

interface BriefingProps {
  sessionId: string;
  /** The briefing is read again whenever this changes. */
  eventCount: number;
}

/** What whoever takes a session over has to know. */
export function Briefing({ sessionId, eventCount }: BriefingProps) {
  const { data, error, refetch } = useDocumentation(sessionId, eventCount, "escalation");
  if (data) return <LazyMarkdown source={data.markdown} />;
  if (!error) return <SkeletonRows rows={5} label="Loading the briefing" />;
  return (
    <ErrorState
      error={error}
      title="The briefing could not be loaded"
      onRetry={() => void refetch()}
    />
  );
}
