import { Link, useSearchParams } from "react-router";
import { useRowKeys } from "@/actions/useRowKeys";
import type { Schema } from "@/api/types";
import { StateBadge } from "@/features/escalations/StateBadge";
import { cn } from "@/lib/classes";
import { ago, atMoment, roughly } from "@/lib/dates";

type Escalation = Schema<"Escalation">;

interface EscalationRowsProps {
  items: readonly Escalation[];
  /** The session whose briefing is open. */
  open: string;
}

/** Escalations, one a card; the whole card opens its briefing. */
export function EscalationRows({ items, open }: EscalationRowsProps) {
  const list = useRowKeys<HTMLUListElement>();
  return (
    <ul
      ref={list}
      aria-label="Escalations"
      className="divide-y divide-line rounded-card border border-line bg-surface"
    >
      {items.map((item) => (
        <Item key={item.id} item={item} isOpen={item.session_id === open} />
      ))}
    </ul>
  );
}

function Item({ item, isOpen }: { item: Escalation; isOpen: boolean }) {
  const [params] = useSearchParams();
  const address = new URLSearchParams(params);
  address.set("session", item.session_id);
  return (
    <li
      className={cn(
        "relative flex flex-col gap-1 p-3 text-ui transition-colors hover:bg-raised/60",
        isOpen && "bg-raised/60 shadow-[inset_3px_0_0_var(--color-accent)]",
      )}
    >
      <div className="flex items-center justify-between gap-2">
        <Link
          to={{ search: address.toString() }}
          preventScrollReset
          data-row
          aria-current={isOpen ? "true" : undefined}
          className="rounded-sm font-medium text-accent after:absolute after:inset-0"
        >
          {item.reference}
        </Link>
        <StateBadge state={item.state} />
      </div>
      <p className="break-words font-medium">{item.problem ?? item.flow_title}</p>
      <p className="line-clamp-2 break-words text-muted">{item.reason}</p>
      {item.open_step && (
        <p className="truncate text-meta text-muted">
          <span className="text-faint">Open step: </span>
          {item.open_step}
        </p>
      )}
      <p className="text-faint text-meta tabular-nums">
        {item.escalated_by.name}
        {addressee(item) && ` to ${addressee(item)}`} ·{" "}
        <time dateTime={item.escalated_at} title={atMoment(item.escalated_at)}>
          {ago(item.escalated_at)}
        </time>
        {settled(item)}
      </p>
    </li>
  );
}

function addressee({ to, to_person: person }: Escalation): string | null {
  if (to && person && !to.includes(person.name)) return `${to} (${person.name})`;
  return to ?? person?.name ?? null;
}

/** What became of it. */
function settled({ state, settled_by: by, seconds_to_accept: seconds }: Escalation): string {
  if (state === "waiting" || !by) return "";
  if (state === "accepted" && seconds !== null) return ` · ${by.name} after ${roughly(seconds)}`;
  return ` · ${by.name}`;
}
