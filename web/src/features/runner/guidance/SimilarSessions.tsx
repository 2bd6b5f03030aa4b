import { useSimilarSessions } from "@/features/runner/guidance/useSuggestions";
import { SimilarList } from "@/ui/flow/SimilarList";
import { InlineError } from "@/ui/InlineError";
import { SkeletonRows } from "@/ui/Skeleton";

interface SimilarSessionsProps {
  sessionId: string;
  isOpen: boolean;
}

/** Finished sessions about the same problem. */
export function SimilarSessions({ sessionId, isOpen }: SimilarSessionsProps) {
  const { data, error } = useSimilarSessions(sessionId, isOpen);
  if (error) return <InlineError error={error} />;
  if (!data) return <SkeletonRows rows={2} label="Loading similar sessions" />;
  if (data.items.length === 0) {
    return (
      <p className="text-muted text-ui">
        No finished session is like this one. They are compared by the words of the problem.
      </p>
    );
  }
  return <SimilarList sessions={data.items} />;
}
