import { Link, useSearchParams } from "react-router";
import type { Schema } from "@/api/types";
import { stateLooks } from "@/features/mailbox/look";
import { cn } from "@/lib/classes";
import { ago } from "@/lib/dates";
import { Badge } from "@/ui/Badge";

interface MailListProps {
  mails: readonly Schema<"MailEntry">[];
  openId: string | undefined;
}

/** The mails, one a row; each row opens its mail. */
export function MailList({ mails, openId }: MailListProps) {
  const [params] = useSearchParams();
  const to = (id: string) => {
    const next = new URLSearchParams(params);
    next.set("mail", id);
    return `?${next}`;
  };
  return (
    <ul
      aria-label="Mail"
      className="divide-y divide-line rounded-card border border-line bg-surface"
    >
      {mails.map(({ id, recipient, subject, state, created_at }) => (
        <li
          key={id}
          className={cn("relative flex flex-col gap-1 p-3 text-ui", id === openId && "bg-raised")}
        >
          <div className="flex items-center justify-between gap-2">
            <Link
              to={to(id)}
              preventScrollReset
              aria-current={id === openId ? "true" : undefined}
              className="min-w-0 truncate font-medium after:absolute after:inset-0"
            >
              {subject}
            </Link>
            <Badge tone={stateLooks[state].tone}>{stateLooks[state].label}</Badge>
          </div>
          <p className="truncate text-faint text-meta">
            {recipient} · {ago(created_at)}
          </p>
        </li>
      ))}
    </ul>
  );
}
