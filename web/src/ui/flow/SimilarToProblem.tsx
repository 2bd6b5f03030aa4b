import { keepPreviousData } from "@tanstack/react-query";
import { query } from "@/api/client";
import { plural } from "@/lib/text";
import { SimilarList } from "@/ui/flow/SimilarList";
import { isTelling } from "@/ui/flow/useSuggestedFlows";

/** Finished sessions about a problem that is being typed, folded away; nothing where there are none. */
export function SimilarToProblem({ problem }: { problem: string }) {
  const isAsked = isTelling(problem);
  const { data } = query.useQuery(
    "get",
    "/api/v1/sessions/similar",
    { params: { query: { problem } } },
    { enabled: isAsked, staleTime: 60_000, placeholderData: keepPreviousData },
  );
  if (!isAsked || !data || data.items.length === 0) return null;
  return (
    <details className="text-ui">
      <summary className="min-h-7 rounded-control text-muted hover:text-ink">
        {plural(data.items.length, "similar session")}
      </summary>
      <div className="pt-1">
        <SimilarList sessions={data.items} />
      </div>
    </details>
  );
}
