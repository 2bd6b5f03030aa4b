import { Link } from "react-router";
import { ChooseBox } from "@/features/history/ChooseBox";
import { Excerpt } from "@/features/history/Excerpt";
import type { SessionListProps } from "@/features/history/SessionTable";
import { ago, duration } from "@/lib/dates";
import { paths } from "@/lib/paths";
import { freeForm, sessionTitle } from "@/lib/sessionTitle";
import { plural } from "@/lib/text";
import { StatusBadge } from "@/ui/StatusBadge";

/** Sessions on a narrow screen. */
export function SessionCards({ sessions, chosen }: SessionListProps) {
  return (
    <ul
      aria-label="Sessions"
      className="divide-y divide-line rounded-card border border-line bg-surface md:hidden"
    >
      {sessions.map((session) => (
        <li key={session.id} className="relative flex flex-col gap-1 p-3 text-ui">
          <div className="flex items-center justify-between gap-2">
            <span className="flex items-center gap-2.5">
              <ChooseBox session={session} chosen={chosen} />
              <Link
                to={paths.session(session.id)}
                className="font-medium text-accent after:absolute after:inset-0"
              >
                {session.reference}
              </Link>
            </span>
            <StatusBadge status={session.status} />
          </div>
          <p className="line-clamp-3 break-words font-medium">{sessionTitle(session)}</p>
          {session.flow && session.problem && (
            <p className="line-clamp-2 text-muted">{session.problem}</p>
          )}
          <Excerpt session={session} />
          <p className="text-faint text-meta tabular-nums">
            {session.assignee.name} ·{" "}
            {session.flow ? plural(session.steps_taken, "step") : freeForm} ·{" "}
            {session.ended_at
              ? duration(session.started_at, session.ended_at)
              : `started ${ago(session.started_at)}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
