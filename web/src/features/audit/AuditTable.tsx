import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { actionWords } from "@/features/audit/actionWords";
import { actingAs } from "@/features/audit/actors";
import { DetailList } from "@/features/audit/DetailList";
import type { AuditEntry } from "@/features/audit/details";
import { cn } from "@/lib/classes";
import { atMoment } from "@/lib/dates";
import { IconButton } from "@/ui/IconButton";
import { Cell, HeadCell, Row, Table } from "@/ui/Table";

interface AuditTableProps {
  entries: readonly AuditEntry[];
  onTarget: (target: string) => void;
}

/** The log on a wide screen; each row opens to what else is known. */
export function AuditTable({ entries, onTarget }: AuditTableProps) {
  return (
    <div className="max-md:hidden">
      <Table caption="Audit log">
        <thead>
          <tr>
            <HeadCell className="w-8">
              <span className="sr-only">Details</span>
            </HeadCell>
            <HeadCell>When</HeadCell>
            <HeadCell>Who</HeadCell>
            <HeadCell>What</HeadCell>
            <HeadCell className="w-full">To what</HeadCell>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} onTarget={onTarget} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Entry({ entry, onTarget }: { entry: AuditEntry; onTarget: (target: string) => void }) {
  const [open, setOpen] = useState(false);
  const details = useId();
  const { actor, target } = entry;
  const as = actingAs(actor);
  return (
    <>
      <Row className={cn(open && "border-b-0")}>
        <Cell className="pr-0">
          <IconButton
            size="sm"
            label={open ? "Hide details" : "Show details"}
            aria-expanded={open}
            aria-controls={open ? details : undefined}
            icon={
              <ChevronRight
                size={14}
                className={cn("transition-transform", open && "rotate-90")}
                aria-hidden
              />
            }
            onClick={() => setOpen(!open)}
          />
        </Cell>
        <Cell className="whitespace-nowrap text-muted">
          <time dateTime={entry.at}>{atMoment(entry.at)}</time>
        </Cell>
        <Cell className="whitespace-nowrap">
          {actor.name || "Somebody"}
          {as && <span className="block text-faint text-meta">{as}</span>}
        </Cell>
        <Cell className="whitespace-nowrap">{actionWords(entry.action)}</Cell>
        <Cell className="max-w-0 truncate text-muted">{target.name}</Cell>
      </Row>
      {open && (
        <Row id={details}>
          <Cell />
          <Cell colSpan={4}>
            <DetailList entry={entry} onTarget={onTarget} />
          </Cell>
        </Row>
      )}
    </>
  );
}
