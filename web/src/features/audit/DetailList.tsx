import { ArrowRight } from "lucide-react";
import { type AuditEntry, detailsOf } from "@/features/audit/details";
import { Button } from "@/ui/Button";

interface DetailListProps {
  entry: AuditEntry;
  /** Narrows the log to what was done to this. */
  onTarget: (target: string) => void;
}

/** What else the log knows about an event. */
export function DetailList({ entry, onTarget }: DetailListProps) {
  const { id, name } = entry.target;
  return (
    <div className="flex flex-col items-start gap-2 py-1">
      <dl className="grid max-w-full grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-ui">
        <Line name="Action">
          <code className="font-mono text-meta">{entry.action}</code>
        </Line>
        {detailsOf(entry).map((detail) => (
          <Line key={detail.name} name={detail.name}>
            {detail.before !== undefined && (
              <>
                <span className="text-muted">{detail.before}</span>
                <ArrowRight size={12} className="mx-1.5 inline text-faint" aria-hidden />
                <span className="sr-only">became</span>{" "}
              </>
            )}
            {detail.value}
          </Line>
        ))}
      </dl>
      {id && (
        <Button
          size="sm"
          className="h-auto min-h-7 max-w-full shrink whitespace-normal break-words text-left"
          onClick={() => onTarget(id)}
        >
          Everything done to {name || "this"}
        </Button>
      )}
    </div>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="break-words">{children}</dd>
    </>
  );
}
