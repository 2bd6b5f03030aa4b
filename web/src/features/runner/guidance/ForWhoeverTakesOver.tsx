import { SimilarSessions } from "@/features/runner/guidance/SimilarSessions";
import { useSuggestions } from "@/features/runner/guidance/useSuggestions";
import { InlineError } from "@/ui/InlineError";
import { SkeletonRows } from "@/ui/Skeleton";

interface ForWhoeverTakesOverProps {
  sessionId: string;
  eventCount: number;
}

/** What finished sessions say to whoever takes one over: what to test next, and who had it before. */
export function ForWhoeverTakesOver({ sessionId, eventCount }: ForWhoeverTakesOverProps) {
  return (
    <>
      <section aria-labelledby="next-best-test" className="flex flex-col gap-2">
        <h3 id="next-best-test" className="font-semibold text-body">
          Next best test
        </h3>
        <NextBestTest sessionId={sessionId} eventCount={eventCount} />
      </section>
      <section aria-labelledby="similar-sessions" className="flex flex-col gap-2">
        <h3 id="similar-sessions" className="font-semibold text-body">
          Similar sessions
        </h3>
        <SimilarSessions sessionId={sessionId} isOpen />
      </section>
    </>
  );
}

function NextBestTest({ sessionId, eventCount }: ForWhoeverTakesOverProps) {
  const { data, error } = useSuggestions(sessionId, eventCount);
  if (error) return <InlineError error={error} />;
  if (!data) return <SkeletonRows rows={2} label="Loading suggestions" />;
  if (data.steps.length === 0) {
    return <p className="text-muted text-ui">Nothing is left to try in this flow.</p>;
  }
  return (
    <>
      <p className="text-faint text-meta">{data.why}</p>
      <ol className="flex list-decimal flex-col gap-1 pl-5 text-ui marker:text-muted">
        {data.steps.map(({ step, title, answer, why }) => (
          <li key={step}>
            <span className="break-words font-medium text-ink">{title}</span>
            {answer && <span className="text-muted"> after “{answer.label}”</span>}
            <span className="block text-meta text-muted tabular-nums">{why}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
