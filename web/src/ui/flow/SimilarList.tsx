import { ExternalLink } from "lucide-react";
import type { Schema } from "@/api/types";
import { paths } from "@/lib/paths";
import { StatusBadge } from "@/ui/StatusBadge";

/** Finished sessions about the same problem; each opens beside what is being done. */
export function SimilarList({ sessions }: { sessions: readonly Schema<"SimilarSession">[] }) {
  return (
    <ul aria-label="Similar sessions" className="flex flex-col gap-1">
      {sessions.map((similar) => (
        <li key={similar.id}>
          <a
            href={paths.session(similar.id)}
            target="_blank"
            rel="noreferrer"
            className="flex flex-col gap-0.5 rounded-control border border-line px-3 py-1.5 text-ui transition-colors hover:border-accent hover:bg-accent-subtle"
          >
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium text-ink tabular-nums">{similar.reference}</span>
              <StatusBadge status={similar.status} />
              <span className="text-meta text-muted tabular-nums">
                {similar.minutes > 0 ? `${similar.minutes} min` : "under 1 min"}
              </span>
              <ExternalLink size={12} className="text-faint" aria-hidden />
              <span className="sr-only">opens in a new tab</span>
            </span>
            <span className="break-words text-ink">{similar.problem ?? similar.flow_title}</span>
            {similar.cause && (
              <span className="break-words text-muted">Cause: {similar.cause}</span>
            )}
            <span className="text-faint text-meta">{similar.why}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
