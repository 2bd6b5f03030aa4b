import { actionWords } from "@/features/audit/actionWords";
import { actingAs } from "@/features/audit/actors";
import { DetailList } from "@/features/audit/DetailList";
import type { AuditEntry } from "@/features/audit/details";
import { atMoment } from "@/lib/dates";

interface AuditCardsProps {
  entries: readonly AuditEntry[];
  onTarget: (target: string) => void;
}

/** The log on a narrow screen. */
export function AuditCards({ entries, onTarget }: AuditCardsProps) {
  return (
    <ul
      aria-label="Audit log"
      className="divide-y divide-line rounded-card border border-line bg-surface md:hidden"
    >
      {entries.map((entry) => (
        <li key={entry.id} className="p-3 text-ui">
          <p className="font-medium">{actionWords(entry.action)}</p>
          {entry.target.name && <p className="break-words text-muted">{entry.target.name}</p>}
          <p className="text-faint text-meta">
            {[entry.actor.name || "Somebody", actingAs(entry.actor)].filter(Boolean).join(", ")} ·{" "}
            <time dateTime={entry.at}>{atMoment(entry.at)}</time>
          </p>
          <details className="mt-1">
            <summary className="w-fit rounded-sm text-accent">Details</summary>
            <DetailList entry={entry} onTarget={onTarget} />
          </details>
        </li>
      ))}
    </ul>
  );
}
