import { Link } from "react-router";
import { useRowKeys } from "@/actions/useRowKeys";
import type { SessionSummary } from "@/api/types";
import { ChooseBox } from "@/features/history/ChooseBox";
import { Excerpt } from "@/features/history/Excerpt";
import { ago, atMoment, duration } from "@/lib/dates";
import { paths } from "@/lib/paths";
import { freeForm, sessionTitle } from "@/lib/sessionTitle";
import { SelectBox } from "@/ui/SelectBox";
import { StatusBadge } from "@/ui/StatusBadge";
import { Cell, HeadCell, Row, Table } from "@/ui/Table";
import type { Selection } from "@/ui/useSelection";

export interface SessionListProps {
  sessions: readonly SessionSummary[];
  chosen: Selection<SessionSummary>;
}

/** Sessions, one a row; the whole row leads to the session. */
export function SessionTable({ sessions, chosen }: SessionListProps) {
  const body = useRowKeys<HTMLTableSectionElement>();
  return (
    <div className="max-md:hidden">
      <Table caption="Sessions">
        <thead>
          <tr>
            <HeadCell className="w-9 pr-0">
              <SelectBox
                label="Select all on this page"
                checked={chosen.items.length > 0 && chosen.items.length === sessions.length}
                some={chosen.items.length > 0 && chosen.items.length < sessions.length}
                onChange={chosen.toggleAll}
              />
            </HeadCell>
            <HeadCell>Reference</HeadCell>
            <HeadCell className="w-full">Flow and problem</HeadCell>
            <HeadCell>Status</HeadCell>
            <HeadCell>Assignee</HeadCell>
            <HeadCell className="text-right">Steps</HeadCell>
            <HeadCell>Started</HeadCell>
            <HeadCell className="text-right">Duration</HeadCell>
          </tr>
        </thead>
        <tbody ref={body}>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} chosen={chosen} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function SessionRow({
  session,
  chosen,
}: {
  session: SessionSummary;
  chosen: Selection<SessionSummary>;
}) {
  return (
    <Row className={chosen.has(session.id) ? "relative bg-accent-subtle/60" : "relative"}>
      <Cell className="pr-0">
        <ChooseBox session={session} chosen={chosen} />
      </Cell>
      <Cell className="whitespace-nowrap">
        <Link
          to={paths.session(session.id)}
          data-row={session.id}
          className="rounded-sm font-medium text-accent after:absolute after:inset-0"
        >
          {session.reference}
        </Link>
      </Cell>
      <Cell className="max-w-0">
        <span className="block truncate font-medium">
          {sessionTitle(session)}
          <span className="ml-1.5 font-normal text-faint text-meta">
            {session.flow ? `v${session.flow.version}` : freeForm}
          </span>
        </span>
        {session.flow && session.problem && (
          <span className="block truncate text-meta text-muted">{session.problem}</span>
        )}
        <Excerpt session={session} />
      </Cell>
      <Cell>
        <span className="flex">
          <StatusBadge status={session.status} />
        </span>
      </Cell>
      <Cell className="whitespace-nowrap text-muted">{session.assignee.name}</Cell>
      <Cell className="text-right text-muted">{session.flow ? session.steps_taken : "–"}</Cell>
      <Cell className="whitespace-nowrap text-muted">
        <time dateTime={session.started_at} title={atMoment(session.started_at)}>
          {ago(session.started_at)}
        </time>
      </Cell>
      <Cell className="text-right text-muted">
        {session.ended_at ? duration(session.started_at, session.ended_at) : "Running"}
      </Cell>
    </Row>
  );
}
